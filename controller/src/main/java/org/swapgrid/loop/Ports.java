package org.swapgrid.loop;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What the loop is wired to.
 *
 * @param meters every configured meter
 * @param cabinet the charging cabinet
 * @param hold whether a technician holds the station now
 * @param recorder hears of every cycle
 * @param ticks the clock
 */
public record Ports(
    List<Meter> meters, Cabinet cabinet, BooleanSupplier hold, Recorder recorder, Ticks ticks) {
  public Ports {
    meters = List.copyOf(meters);
  }
}
