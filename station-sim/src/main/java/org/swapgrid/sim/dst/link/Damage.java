package org.swapgrid.sim.dst.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * What befalls one of a journal's files while no process has it. Never two of them at once: a
 * number has two copies on the disk, and where both are lost nobody knows it any more.
 */
final class Damage {
  static final String FILE = "outbox.db";
  static final String LOG = "outbox.db-wal";
  static final String COUNTERS = "counters";
  private static final int PAGE = 4_096;

  /** A young journal's tables stand on its first pages; behind them is room. */
  private static final int USED = 8 * PAGE;

  private final String name;
  private final Kind kind;

  /** How. */
  private enum Kind {
    /** One to three bits are others. */
    FLIPPED,
    /** A page of something else. */
    OVERWRITTEN,
    /** Only its beginning is left, or nothing but its name. */
    CUT,
    GONE
  }

  private Damage(String name, Kind kind) {
    this.name = name;
    this.kind = kind;
  }

  static Damage draw(RandomGenerator chance) {
    String[] files = {FILE, FILE, FILE, FILE, LOG, COUNTERS};
    var kinds = Kind.values();
    return new Damage(files[chance.nextInt(files.length)], kinds[chance.nextInt(kinds.length)]);
  }

  /** Whether the station can know of it: a log that ends early is like one that was never more. */
  boolean isOfFile() {
    return name.equals(FILE);
  }

  /** Whether the second copy of the numbers stands there and cannot be read. */
  boolean isOfCounters() {
    return name.equals(COUNTERS) && kind != Kind.GONE;
  }

  String words() {
    return "the journal's " + name + " is " + kind.name().toLowerCase(Locale.ROOT);
  }

  void befall(Path home, RandomGenerator chance) throws IOException {
    var file = home.resolve(name);
    var bytes = Files.readAllBytes(file);
    if (kind == Kind.GONE || bytes.length == 0) {
      Files.delete(file);
    } else {
      Files.write(file, spoilt(bytes, chance));
    }
  }

  private byte[] spoilt(byte[] bytes, RandomGenerator chance) {
    return switch (kind) {
      case FLIPPED -> flipped(bytes, chance);
      case OVERWRITTEN -> overwritten(bytes, chance);
      case CUT, GONE -> Arrays.copyOf(bytes, chance.nextInt(3) == 0 ? 0 : cut(bytes, chance));
    };
  }

  private static int cut(byte[] bytes, RandomGenerator chance) {
    int somewhere = chance.nextInt(bytes.length);
    return chance.nextBoolean() ? somewhere : somewhere / PAGE * PAGE;
  }

  private static int place(byte[] bytes, RandomGenerator chance) {
    boolean isAnywhere = chance.nextInt(4) == 0;
    return chance.nextInt(isAnywhere ? bytes.length : Math.min(bytes.length, USED));
  }

  /** Each in a place of its own, so that no bit is flipped back. */
  private static byte[] flipped(byte[] bytes, RandomGenerator chance) {
    int bits = chance.nextInt(1, 4);
    int first = place(bytes, chance);
    for (int i = 0; i < bits; i++) {
      int at = (first + i * 37) % bytes.length;
      bytes[at] ^= (byte) (1 << chance.nextInt(8));
    }
    return bytes;
  }

  private static byte[] overwritten(byte[] bytes, RandomGenerator chance) {
    int page = place(bytes, chance) / PAGE * PAGE;
    for (int at = page; at < Math.min(bytes.length, page + PAGE); at++) {
      bytes[at] = (byte) chance.nextInt(256);
    }
    return bytes;
  }
}
