package org.swapgrid.modbus;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A cabinet that keeps to docs/cabinet-register-map.md, and can be made to stray from it. */
final class TestCabinet implements Slave {
  static final int RATING = 220;
  private static final int FALLBACK = 30;
  private static final int HEADER = 4;

  private final List<CabinetWrite> writes = new CopyOnWriteArrayList<>();
  int mapVersion = 1;
  boolean isFrozen;
  boolean losesLimits;
  boolean refuses;
  int rampPerLook = RATING;
  final int[] detailFlags;
  private final int bays;
  private final int[] limits;
  private final int[] inForce;
  private final int[] fallback;
  private int[] staged = new int[0];
  private int[] header = {0, 1, 5, 1000};
  private int seqAck;
  private int failsafes;
  private boolean isFailsafe = true;
  private long commandAt;
  private long bootAt = System.nanoTime();

  TestCabinet(int bays) {
    this.bays = bays;
    limits = new int[bays];
    inForce = new int[bays];
    fallback = new int[bays];
    detailFlags = new int[bays];
    Arrays.fill(fallback, FALLBACK);
    Arrays.fill(detailFlags, 0x15);
    fallBack();
  }

  List<CabinetWrite> writes() {
    return List.copyOf(writes);
  }

  synchronized int[] inForce() {
    expire();
    return inForce.clone();
  }

  synchronized boolean isFailsafe() {
    expire();
    return isFailsafe;
  }

  synchronized int total() {
    return IntStream.of(inForce()).sum();
  }

  synchronized void reboot() {
    bootAt = System.nanoTime();
    seqAck = 0;
    failsafes = 0;
    fallBack();
  }

  /** Its watchdog runs out now. */
  synchronized void expireNow() {
    commandAt = System.nanoTime() - header[1] * 100_000_000L;
  }

  /** A bug in the cabinet: one bay's limit wanders off. */
  synchronized void corrupt(int bay, int limit) {
    limits[bay] = limit;
    inForce[bay] = limit;
  }

  synchronized void set(Runnable change) {
    change.run();
  }

  private void fallBack() {
    isFailsafe = true;
    staged = new int[0];
    header = new int[] {header[0], header[1], 5, 1000};
    System.arraycopy(fallback, 0, limits, 0, bays);
    for (int i = 0; i < bays; i++) {
      inForce[i] = Math.min(inForce[i], limits[i]);
    }
    apply(RATING);
  }

  private void expire() {
    var left = commandAt + header[1] * 100_000_000L - System.nanoTime();
    if (!isFailsafe && left <= 0) {
      failsafes = (failsafes + 1) & 0xFFFF;
      fallBack();
    }
  }

  @Override
  public synchronized byte[] answer(byte[] pdu) {
    expire();
    var address = Slave.word(pdu, 1);
    var count = Slave.word(pdu, 3);
    return switch (pdu[0]) {
      case 3 -> read(pdu, address, count);
      case 16 -> write(pdu, address, count);
      default -> Slave.exception(pdu, 1);
    };
  }

  private byte[] read(byte[] pdu, int address, int count) {
    apply(rampPerLook);
    var block = block(address);
    var end = address - start(address) + count;
    return count < 1 || count > 125 || end > block.length
        ? Slave.exception(pdu, 2)
        : Slave.words(pdu, Arrays.copyOfRange(block, address - start(address), end));
  }

  private static int start(int address) {
    return switch (address / 1000) {
      case 1 -> 1000;
      case 3 -> address < 3120 ? 3000 : 3120;
      case 4, 5 -> 4000;
      case 6 -> 6000;
      default -> address;
    };
  }

  private int[] block(int address) {
    return switch (start(address)) {
      case 1000 -> status();
      case 3000 -> IntStream.of(inForce).map(limit -> limit / 2).toArray();
      case 3120 -> inForce.clone();
      case 4000 -> IntStream.range(0, bays).flatMap(this::detail).toArray();
      case 6000 -> IntStream.concat(IntStream.of(0, 0, 0, 0), IntStream.of(fallback)).toArray();
      default -> new int[0];
    };
  }

  private int[] status() {
    var up = isFrozen ? 0 : (System.nanoTime() - bootAt) / 1_000_000;
    var total = 10 * IntStream.of(inForce).sum();
    var left = (int) Math.max(0, (commandAt - System.nanoTime()) / 100_000_000L + header[1]);
    return new int[] {
      mapVersion,
      bays,
      (int) (up / 100),
      isFailsafe ? 3 : 2,
      total >>> 17,
      total >>> 1,
      total >>> 16,
      total,
      0,
      0,
      seqAck,
      0,
      left,
      failsafes,
      (int) (up >>> 16),
      (int) up,
      0,
      -1,
      -1,
      -1
    };
  }

  private IntStream detail(int i) {
    return IntStream.of(
        (detailFlags[i] & 1) == 0 ? 1 : 4,
        detailFlags[i],
        inForce[i] / 2,
        540,
        0,
        500 + i,
        980,
        310,
        290,
        inForce[i],
        0,
        RATING,
        0,
        0,
        0,
        1000 + i);
  }

  private byte[] write(byte[] pdu, int address, int count) {
    var words = new int[count];
    for (int i = 0; i < count; i++) {
      words[i] = Slave.word(pdu, 6 + 2 * i);
    }
    var isCommand = address == 2000;
    writes.add(
        isCommand && count >= HEADER
            ? new CabinetWrite(address, count, words[0], words[2], words[3])
            : new CabinetWrite(address, count, 0, 0, 0));
    if (address < 2000 || address + count > 2004 + bays || count > 123) {
      return Slave.exception(pdu, 2);
    }
    if (isCommand ? !isTaken(words) : address < 2004) {
      return Slave.exception(pdu, 3);
    }
    if (!isCommand) {
      staged = words;
    }
    return Arrays.copyOf(pdu, 5);
  }

  private boolean isTaken(int[] words) {
    var repeats = words[0] == 0 || words[0] == seqAck;
    var outOfRange = words[1] < 1 || words[1] > 600 || words[2] > 15 || words[3] > 1000;
    if (refuses || repeats || outOfRange) {
      staged = new int[0];
      return false;
    }
    header = Arrays.copyOf(words, HEADER);
    var bayLimits =
        words.length > HEADER ? Arrays.copyOfRange(words, HEADER, words.length) : staged;
    for (int i = 0; i < bayLimits.length && !losesLimits; i++) {
      limits[i] = bayLimits[i] == 0xFFFF ? limits[i] : bayLimits[i];
    }
    staged = new int[0];
    seqAck = words[0];
    commandAt = System.nanoTime();
    isFailsafe = false;
    apply(rampPerLook == RATING ? RATING : 0);
    return true;
  }

  /** Down at once, up by no more than the ramp. */
  private void apply(int ramp) {
    var target = targets();
    for (int i = 0; i < bays; i++) {
      inForce[i] = Math.min(target[i], inForce[i] + ramp);
    }
  }

  private int[] targets() {
    var stopped = (header[2] & 3) != 1;
    var own =
        IntStream.range(0, bays)
            .map(i -> stopped || (detailFlags[i] & 0x80) != 0 ? 0 : Math.min(limits[i], RATING))
            .toArray();
    var sum = 10 * IntStream.of(own).sum();
    var station = header[3] * RATING * 10 * bays / 1000;
    return sum <= station
        ? own
        : IntStream.of(own).map(limit -> (int) (10L * limit * station / sum / 10)).toArray();
  }
}
