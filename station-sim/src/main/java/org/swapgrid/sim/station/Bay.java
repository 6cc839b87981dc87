package org.swapgrid.sim.station;

import org.jspecify.annotations.Nullable;

/** One slot with its charger and, mostly, a battery. */
public final class Bay {
  private static final double SLOW_SECONDS = 20;

  private final int number;
  private final StationSettings.Charger charger;
  private @Nullable Battery battery;
  private Obedience obedience = Obedience.PROMPT;
  private boolean localStop;
  private int fault;
  private int limitW;
  private double drawW;
  private boolean settled;

  Bay(int number, StationSettings.Charger charger, @Nullable Battery battery) {
    this.number = number;
    this.charger = charger;
    this.battery = battery;
    this.limitW = charger.ratingW();
  }

  /** As printed on the cabinet, from 1. */
  public int number() {
    return number;
  }

  public int ratingW() {
    return charger.ratingW();
  }

  public @Nullable Battery battery() {
    return battery;
  }

  /** What it draws from the grid now, in watts. */
  public double drawW() {
    return drawW;
  }

  public int limitW() {
    return limitW;
  }

  public boolean localStop() {
    return localStop;
  }

  /** A person stops this bay, or gives it back. */
  public void setLocalStop(boolean stopped) {
    localStop = stopped;
  }

  /** The charger's fault code, 0 for none. */
  public int fault() {
    return fault;
  }

  /** From now on the charger reports a fault and draws nothing; 0 heals it. */
  public void setFault(int code) {
    fault = code;
    settled = false;
  }

  public void setObedience(Obedience next) {
    obedience = next;
    settled = false;
  }

  /** Obeys, reports no fault and is not stopped. */
  public void heal() {
    setObedience(Obedience.PROMPT);
    fault = 0;
    localStop = false;
  }

  /** Limits the charger from now on; takes effect at once where the charger obeys. */
  public void limit(int watts, boolean energised) {
    boolean drawsIt = settled && watts == limitW && obedience == Obedience.PROMPT;
    limitW = watts;
    if (!drawsIt) {
      follow(0, energised);
    }
  }

  void swap(@Nullable Battery next) {
    battery = next;
    drawW = 0;
    settled = false;
  }

  /** Charges for a time and then follows its limit. */
  void step(double seconds, double ambientCelsius, boolean energised) {
    var here = battery;
    if (here != null) {
      here.take(drawW * charger.efficiency(), seconds, ambientCelsius);
    }
    follow(seconds, energised);
  }

  private void follow(double seconds, boolean energised) {
    settled = true;
    var here = battery;
    if (here == null || !energised || fault != 0) {
      drawW = 0;
      return;
    }
    var wanted = here.wants(charger);
    var told = Math.min(wanted, limitW);
    drawW =
        switch (obedience) {
          case PROMPT -> told;
          case SLOW -> Math.min(wanted, told + (drawW - told) * Math.exp(-seconds / SLOW_SECONDS));
          case STUCK -> Math.min(wanted, drawW);
          case DISOBEDIENT -> wanted;
        };
  }
}
