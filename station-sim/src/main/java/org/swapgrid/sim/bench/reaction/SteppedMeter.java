package org.swapgrid.sim.bench.reaction;

import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.RegisterDevice;
import org.swapgrid.sim.register.Registers;
import org.swapgrid.sim.register.Request;

/**
 * The registers of the map sim-20ms, whose frequency changes at the very moment it is told to and
 * not at a window's end: what is measured is the program, not the meter.
 */
final class SteppedMeter implements RegisterDevice {
  private static final double VOLTS = 220;
  private static final double WATTS = 10_000;

  /** A live meter never gives the same bits for long. */
  private static final double FLUTTER_HERTZ = 1e-4;

  private volatile double hertz;
  private volatile long readAt = System.nanoTime();
  private int reads;

  SteppedMeter(double hertz) {
    this.hertz = hertz;
  }

  /** Changes the register; returns when, by {@link System#nanoTime}. */
  long step(double to) {
    hertz = to;
    return System.nanoTime();
  }

  /** When it was last read. */
  long readAt() {
    return readAt;
  }

  @Override
  public synchronized Answer answer(Request request) {
    if (!(request instanceof Request.Read read) || read.address() + read.count() > 6) {
      return Answer.NO_SUCH_ADDRESS;
    }
    readAt = System.nanoTime();
    var flutter = (reads++ % 5 - 2) * FLUTTER_HERTZ;
    var words = image(hertz + flutter);
    return new Answer.Values(Registers.from(read.count(), i -> words[read.address() + i]));
  }

  private static int[] image(double hertz) {
    var words = new int[6];
    put(words, 0, hertz);
    put(words, 2, VOLTS);
    put(words, 4, WATTS);
    return words;
  }

  private static void put(int[] words, int at, double value) {
    var bits = Float.floatToIntBits((float) value);
    words[at] = bits >>> 16;
    words[at + 1] = bits & 0xFFFF;
  }
}
