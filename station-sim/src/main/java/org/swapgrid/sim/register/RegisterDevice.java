package org.swapgrid.sim.register;

/** Something with registers. */
@FunctionalInterface
public interface RegisterDevice {
  /** The most registers one read may ask for, by the Modbus specification. */
  int MOST_READ = 125;

  /** Answers from one instant: a value of two registers is never torn. Never throws. */
  Answer answer(Request request);
}
