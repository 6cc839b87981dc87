package org.swapgrid.sim.live;

import java.util.Locale;
import org.swapgrid.sim.site.SiteStatus;

/** A site's status as one line for people. */
public final class StatusLine {
  private StatusLine() {}

  public static String of(SiteStatus status) {
    var cabinet = status.cabinet();
    return "%7.1f s  %.3f Hz  %.2f pu  %6.2f kW of %6.2f kW  %s  %d bays charging  %d ready  %d served  %d refused"
        .formatted(
            status.seconds(),
            status.grid().hertz(),
            status.grid().perUnit(),
            status.watts() / 1000,
            cabinet.limitW() / 1000.0,
            cabinet.state().name().toLowerCase(Locale.ROOT),
            status.charging(),
            status.riders().ready(),
            status.riders().served(),
            status.riders().refused());
  }
}
