package org.swapgrid.loop;

import java.util.List;

/**
 * What the loop is wired to.
 *
 * @param meters every configured meter
 * @param cabinet the charging cabinet
 * @param told what people ask of the station
 * @param recorder hears of every cycle
 * @param ticks the clock
 */
public record Ports(
    List<Meter> meters, Cabinet cabinet, Told told, Recorder recorder, Ticks ticks) {
  public Ports {
    meters = List.copyOf(meters);
  }
}
