package org.swapgrid.sim.bench.reaction;

import java.nio.file.Path;

/** Where a device is to be reached. */
sealed interface Address {
  /** The keys of the daemon's configuration. */
  String yaml();

  /** For the program in C. */
  String argument();

  /** A TCP port of this machine. */
  record Port(int number) implements Address {
    @Override
    public String yaml() {
      return "transport: tcp, host: 127.0.0.1, port: " + number;
    }

    @Override
    public String argument() {
      return "tcp:" + number;
    }
  }

  /** A serial device. */
  record Line(Path device) implements Address {
    @Override
    public String yaml() {
      return "transport: rtu, baud: 115200, parity: none, serial_port: " + device;
    }

    @Override
    public String argument() {
      return "rtu:" + device;
    }
  }
}
