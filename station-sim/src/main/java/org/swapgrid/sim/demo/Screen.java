package org.swapgrid.sim.demo;

import java.io.PrintWriter;
import org.swapgrid.sim.site.SiteStatus;

/** Shows what goes on: one live line on a terminal, a plain line every few seconds elsewhere. */
final class Screen {
  private static final long PLAIN_NANOS = 3_000_000_000L;
  private static final String WIPE = "\r\u001b[K";
  private static final int WIDTH = 150;

  private final PrintWriter out;
  private final boolean live;
  private long shownAt = Long.MIN_VALUE / 2;
  private String shownMode = "";

  Screen(PrintWriter out, boolean live) {
    this.out = out;
    this.live = live;
  }

  /** Something worth a line of its own. */
  void say(String line) {
    out.println((live ? WIPE : "") + line);
    out.flush();
  }

  void show(SiteStatus site, DaemonStatus daemon) {
    var due = site.nanos() - shownAt >= PLAIN_NANOS || !daemon.mode().equals(shownMode);
    if (!live && !due) {
      return;
    }
    shownAt = site.nanos();
    shownMode = daemon.mode();
    var line = line(site, daemon);
    if (live) {
      out.print(WIPE + line.substring(0, Math.min(WIDTH, line.length())));
    } else {
      out.println(line);
    }
    out.flush();
  }

  private static String line(SiteStatus site, DaemonStatus daemon) {
    return "%5.1f s  %.3f Hz  %5.2f kW  %3d bays charging  %s"
        .formatted(
            site.seconds(),
            site.grid().hertz(),
            site.watts() / 1000,
            site.charging(),
            daemon.explanation().isEmpty() ? daemon.mode() : daemon.explanation());
  }

  void end() {
    if (live) {
      out.print(WIPE);
      out.flush();
    }
  }
}
