package org.swapgrid.sim.prequalify;

import java.io.PrintWriter;
import java.util.Locale;
import org.swapgrid.sim.site.SiteStatus;

/**
 * Shows how far the sequence is: one live line on a terminal, a plain line every 10 s elsewhere.
 */
public final class Progress {
  private static final long PLAIN_NANOS = 10_000_000_000L;
  private static final String WIPE = "\r\u001b[K";
  private static final int WIDTH = 150;

  private final PrintWriter out;
  private final boolean live;
  private long shownAt = Long.MIN_VALUE / 2;
  private String step = "";

  public Progress(PrintWriter out, boolean live) {
    this.out = out;
    this.live = live;
  }

  void step(String id) {
    step = id;
    shownAt = Long.MIN_VALUE / 2;
  }

  /** Something worth a line of its own. */
  void say(String line) {
    out.println((live ? WIPE : "") + line);
    out.flush();
  }

  void show(SiteStatus site, Heard heard) {
    if (!live && site.nanos() - shownAt < PLAIN_NANOS) {
      return;
    }
    shownAt = site.nanos();
    var line =
        String.format(
            Locale.ROOT,
            "%-4s %6.1f s  %.3f Hz  %5.2f kW  %s",
            step,
            site.seconds(),
            site.grid().hertz(),
            site.watts() / 1000,
            heard.explanation().isEmpty() ? heard.mode() : heard.explanation());
    if (live) {
      out.print(WIPE + line.substring(0, Math.min(WIDTH, line.length())));
      out.flush();
    } else {
      out.println(line);
    }
  }
}
