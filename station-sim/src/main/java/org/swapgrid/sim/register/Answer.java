package org.swapgrid.sim.register;

import java.time.Duration;

/** What a Modbus device answers. */
public sealed interface Answer {
  /** The registers that were asked for. */
  record Values(Registers registers) implements Answer {}

  /** The write was taken. */
  record Written() implements Answer {}

  /**
   * A Modbus exception.
   *
   * @param code 1 function, 2 address, 3 value, 4 device failure, 6 busy, 11 no such unit
   */
  record Refused(int code) implements Answer {}

  /** Nothing is sent. */
  record Silence() implements Answer {}

  /** The answer, but later. */
  record Late(Duration by, Answer answer) implements Answer {}

  Answer NO_SUCH_FUNCTION = new Refused(1);
  Answer NO_SUCH_ADDRESS = new Refused(2);
  Answer BAD_VALUE = new Refused(3);
  Answer DEVICE_FAILED = new Refused(4);
  Answer BUSY = new Refused(6);
}
