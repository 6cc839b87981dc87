package org.swapgrid.modbus;

/** Registers as read, found again by the addresses they were read from. */
final class Registers {
  private final int start;
  private final int[] words;

  Registers(int start, int[] words) {
    this.start = start;
    this.words = words.clone();
  }

  int count() {
    return words.length;
  }

  boolean holds(int address, int count) {
    return address >= start && address + count <= start + words.length;
  }

  int u16(int address) {
    return words[address - start];
  }

  int s16(int address) {
    return (short) u16(address);
  }

  /** High word first. */
  long u32(int address) {
    return ((long) u16(address) << 16) | u16(address + 1);
  }

  /** High word first. */
  int s32(int address) {
    return (int) u32(address);
  }

  /** High word first. */
  long u64(int address) {
    return (u32(address) << 32) | u32(address + 2);
  }
}
