package org.swapgrid.sim.dst.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.swapgrid.uplink.sparkplug.Arrival;

/** Somebody who may write to the station's topics and listen to them, and lacks only the key. */
final class Forger {
  private final Host host;
  private final Clock clock;
  private final Post post;
  private final Broker broker;
  private final Archive archive;

  /** Where it listens and writes. */
  record Wires(Post post, Broker broker, Archive archive) {}

  Forger(Host host, Clock clock, Wires wires) {
    this.host = host;
    this.clock = clock;
    this.post = wires.post();
    this.broker = wires.broker();
    this.archive = wires.archive();
  }

  /** Draws when what is tried. */
  void draw(RandomGenerator chance, long end) {
    int attacks = chance.nextInt(5, 12);
    for (int i = 0; i < attacks; i++) {
      long at = chance.nextLong(3_000_000_000L, end);
      int kind = chance.nextInt(14);
      var what = instruction(chance);
      int which = chance.nextInt(1_000);
      post.at(at, () -> broker.carry(letter(kind, what, which).forged()));
    }
  }

  private static String instruction(RandomGenerator chance) {
    return switch (chance.nextInt(5)) {
      case 0, 1 -> "\"mode\":\"shed_to\",\"kw\":0";
      case 2 -> "\"mode\":\"cap\",\"kw\":999";
      case 3 -> "\"mode\":\"release\"";
      default -> "\"mode\":\"disarm\",\"service\":\"first\"";
    };
  }

  private Letter letter(int kind, String what, int which) {
    var fresh = Host.payload(Pen.TOPICS.edge(), host.last() + 1, clock.now().wall(), 20, what);
    return switch (kind) {
      case 0 -> unsound("another key", Pen.STRANGER.sign(fresh, Pen.TRUSTED));
      case 1 -> unsound("an unknown key", Pen.STRANGER.sign(fresh, "stranger"));
      case 2 -> unsound("no algorithm", Pen.STRANGER.sign(fresh, "none", Pen.TRUSTED));
      case 3 -> unsound("another order's signature", borrowed(fresh, which));
      case 4 -> unsound("another station's", another(what));
      case 5 -> unsound("kept back by the broker", retained(fresh));
      case 6 -> rest("a bare value", Pen.bare("Setpoint/Effective", "0"));
      case 7 -> rest("noise", new Arrival("spBv1.0/SWAP-DST/DCMD/ST-DST/x", noise(which), false));
      case 8, 9 -> withheld(what);
      case 10, 11 -> archive.forged();
      default -> replayed(which);
    };
  }

  private static Letter unsound(String words, String jws) {
    return rest(words, Pen.command(jws, false));
  }

  private static Letter unsound(String words, Arrival arrival) {
    return rest(words, arrival);
  }

  private static Letter rest(String words, Arrival arrival) {
    return new Letter(arrival, new Letter.Truth("forged: " + words, false, 0, Instant.MAX), true);
  }

  private static byte[] noise(int which) {
    return ("\u0012" + which + "kW=0").getBytes(UTF_8);
  }

  private String borrowed(String payload, int which) {
    var header = Pen.encoded("{\"alg\":\"EdDSA\",\"kid\":\"" + Pen.TRUSTED + "\"}");
    var own = Pen.HOST.sign("{\"mode\":\"hold\",\"n\":" + which + "}", Pen.TRUSTED);
    return header + "." + Pen.encoded(payload) + own.substring(own.lastIndexOf('.'));
  }

  private String another(String what) {
    return Pen.HOST.sign(
        Host.payload("ST-OTHER", host.last() + 1, clock.now().wall(), 20, what), Pen.TRUSTED);
  }

  private static Arrival retained(String payload) {
    return Pen.command(Pen.HOST.sign(payload, Pen.TRUSTED), true);
  }

  /** The host signed it, and somebody kept it until it was over; its number is a new one. */
  private Letter withheld(String what) {
    var issued = clock.now().wall().minus(Duration.ofSeconds(25));
    long seq = host.last() + 1;
    var payload = Host.payload(Pen.TOPICS.edge(), seq, issued, 20, what);
    var truth = new Letter.Truth("withheld: " + what, true, seq, issued.plusSeconds(20));
    return new Letter(Pen.command(Pen.HOST.sign(payload, Pen.TRUSTED), false), truth, true);
  }

  private Letter replayed(int which) {
    var said = host.said();
    return said.isEmpty()
        ? rest("noise", new Arrival("spBv1.0/SWAP-DST/DCMD/ST-DST", noise(which), false))
        : said.get(which % said.size());
  }
}
