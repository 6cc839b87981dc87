package org.swapgrid.modbus;

/** What answers is not the device the configuration names; asking again soon does not help. */
final class WrongDevice extends Exception {
  private static final long serialVersionUID = 1L;

  WrongDevice(String why) {
    super(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
