package org.swapgrid.model;

/** A grid service's id: the name of its file in {@code config/services/}, for example tw-sreg. */
public record ServiceId(String name) implements Comparable<ServiceId> {
  @Override
  public int compareTo(ServiceId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
