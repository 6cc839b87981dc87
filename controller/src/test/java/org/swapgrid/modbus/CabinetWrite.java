package org.swapgrid.modbus;

/** One write as it arrived: its first register, how many, and the Seq it carried (0: none). */
record CabinetWrite(int address, int count, int seq, int mode, int permille) {
  boolean isHeaderAlone() {
    return address == 2000 && count == 4;
  }
}
