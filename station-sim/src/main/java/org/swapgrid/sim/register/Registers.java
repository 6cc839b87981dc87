package org.swapgrid.sim.register;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** A run of 16-bit registers; a value, never changed. */
public final class Registers {
  private final int[] words;

  private Registers(int[] words) {
    this.words = words;
  }

  /** Each word is cut to its low 16 bits. */
  public static Registers of(int... words) {
    return from(words.length, i -> words[i]);
  }

  /** Each word is what the function gives for its index, cut to its low 16 bits. */
  public static Registers from(int count, IntUnaryOperator word) {
    var copy = new int[count];
    for (int i = 0; i < count; i++) {
      copy[i] = word.applyAsInt(i) & 0xFFFF;
    }
    return new Registers(copy);
  }

  public int size() {
    return words.length;
  }

  /** The register at the index, 0 to 65535. */
  public int at(int index) {
    return words[index];
  }

  /** The 32-bit value whose high word stands at the index. */
  public int wideAt(int index) {
    return words[index] << 16 | words[index + 1];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Registers that && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return Arrays.toString(words);
  }
}
