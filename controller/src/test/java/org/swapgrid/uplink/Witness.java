package org.swapgrid.uplink;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;
import org.swapgrid.uplink.sparkplug.Refusal;

/** Writes down what the uplink tells. */
final class Witness implements UplinkListener {
  final List<String> all = new CopyOnWriteArrayList<>();

  @Override
  public void up(String server, int bdSeq) {
    all.add("up " + server + " " + bdSeq);
  }

  @Override
  public void down(String server, String why, boolean wasUp) {
    all.add("down " + server + " " + why + " " + wasUp);
  }

  @Override
  public void host(boolean online) {
    all.add("host " + online);
  }

  @Override
  public void refused(Refusal reason, String detail) {
    all.add("refused " + reason.label() + " " + detail);
  }

  @Override
  public void published(int bytes) {}

  @Override
  public void counterNotKept() {
    all.add("counter not kept");
  }

  @Override
  public void starved(int threads) {
    all.add("starved " + threads);
  }

  long count(String beginning) {
    return all.stream().filter(line -> line.startsWith(beginning)).count();
  }

  static void await(String promise, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        Assertions.fail("never came true: " + promise);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
