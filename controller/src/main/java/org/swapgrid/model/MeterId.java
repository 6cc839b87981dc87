package org.swapgrid.model;

/** The name the configuration gives a frequency meter. */
public record MeterId(String name) implements Comparable<MeterId> {
  @Override
  public int compareTo(MeterId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
