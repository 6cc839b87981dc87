package org.swapgrid.sim.dst.link;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The aggregator: gives orders by its own clock, and says each of them three times. */
final class Host {
  private static final long FIRST = 1_000;

  private final Post post;
  private final Plant plant;
  private final Clock clock;
  private final List<Letter> said = new ArrayList<>();
  private long last = FIRST;

  /**
   * The station as the host knows it.
   *
   * @param rating of its chargers together, in watts
   */
  record Plant(long seed, int rating, long end) {}

  Host(Plant plant, Clock clock, Post post) {
    this.plant = plant;
    this.clock = clock;
    this.post = post;
  }

  /** Draws when what is ordered. */
  void draw(RandomGenerator chance) {
    int orders = chance.nextInt(2, 6);
    for (int i = 0; i < orders; i++) {
      long at = chance.nextLong(6_000_000_000L, plant.end() - 4_000_000_000L);
      int life = chance.nextInt(4, 21);
      var what = instruction(chance);
      post.at(at, () -> order(what, life));
    }
  }

  private String instruction(RandomGenerator chance) {
    double kilowatts = Math.round(chance.nextDouble(0, 1.1) * plant.rating() / 100) / 10.0;
    return switch (chance.nextInt(8)) {
      case 0, 1, 2 -> "\"mode\":\"shed_to\",\"kw\":" + kilowatts;
      case 3 -> "\"mode\":\"shed_to\",\"kw\":0";
      case 4, 5 -> "\"mode\":\"cap\",\"kw\":" + kilowatts;
      case 6 -> "\"mode\":\"hold\"";
      default -> "\"mode\":\"release\"";
    };
  }

  private void order(String what, int life) {
    long seq = ++last;
    var issued = clock.truth();
    var jws = Pen.HOST.sign(payload(Pen.TOPICS.edge(), seq, issued, life, what), Pen.TRUSTED);
    var expires = Instant.ofEpochSecond(issued.getEpochSecond() + life);
    var truth = new Letter.Truth("order " + seq + " " + what, true, seq, expires);
    var letter = new Letter(Pen.command(jws, false), truth, false);
    said.add(letter);
    for (int i = 0; i < 3; i++) {
      long at = clock.nanos() + life * (333_000_000L * i);
      var fate = new SplittableRandom(plant.seed() * 1_000_003 + seq * 31 + i);
      post.at(at, () -> post.send(letter, fate));
    }
  }

  /** The claims of an order that begins now, by this clock. */
  static String payload(String audience, long seq, Instant issued, int life, String what) {
    long iat = issued.getEpochSecond();
    return "{\"aud\":\"%s\",\"id\":\"order-%d\",\"seq\":%d,\"iat\":%d,\"nbf\":%d,\"exp\":%d,%s}"
        .formatted(audience, seq, seq, iat, iat, iat + life, what);
  }

  /** Every order given so far, as whoever listens to the broker has it. */
  List<Letter> said() {
    return said;
  }

  /** The number of the newest order. */
  long last() {
    return last;
  }
}
