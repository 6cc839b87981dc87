package org.swapgrid.config;

import java.util.Optional;
import org.swapgrid.config.spec.Findings;
import org.swapgrid.config.spec.Leaf;

/**
 * Whether the meter is fast enough for the service: from the crossing pass the windows that must
 * lie below, and up to one poll until the last of them is read.
 */
final class ResponseTime {
  private final UsedService service;
  private final Leaf use;
  private final Findings findings;

  private ResponseTime(UsedService service, Leaf use, Findings findings) {
    this.service = service;
    this.use = use;
    this.findings = findings;
  }

  static void check(StationDraft draft, UsedService service, Leaf use, Findings findings) {
    var time = new ResponseTime(service, use, findings);
    for (var meter : draft.meters()) {
      var window = meter.window();
      var poll = meter.entry().find("poll_interval_ms");
      if (window.isPresent() && poll.isPresent()) {
        long lost =
            meter.entry().find("timeout_ms").map(Leaf::whole).orElse(0L)
                + draft.cabinet().flatMap(c -> c.find("timeout_ms")).map(Leaf::whole).orElse(0L);
        time.meter(new Sum(time.windows(), window.get(), poll.get(), lost));
      }
    }
  }

  private Optional<Leaf> windows() {
    return service.isShape("droop") ? Optional.empty() : service.number("windows");
  }

  /** How long it takes from the crossing to the decision. */
  private record Sum(Optional<Leaf> windows, Leaf window, Leaf poll, long lost) {
    long count() {
      return windows.map(Leaf::whole).orElse(1L);
    }

    long total() {
      return count() * window.whole() + poll.whole();
    }

    String words() {
      return "%d x %s + %s = %d ms".formatted(count(), window.named(), poll.named(), total());
    }
  }

  private void meter(Sum sum) {
    service.number("respond_within_ms").ifPresent(within -> respond(sum, within));
    service
        .number("detect_within_ms")
        .filter(within -> sum.total() > within.whole())
        .ifPresent(within ->
            findings.warning(use, "detects late: " + sum.words() + " > " + within.named(), null));
    service
        .number("data_interval_ms")
        .filter(interval -> sum.window.whole() > interval.whole())
        .ifPresent(interval ->
            findings.warning(
                use,
                sum.window.named() + " is longer than " + interval.named(),
                "the market asks for finer data than this meter gives"));
    if (sum.windows.isPresent() && sum.count() == 1) {
      var message = "one window: a phase jump of the grid can look like an event";
      findings.notice(sum.windows.get(), message, null);
    }
  }

  private void respond(Sum sum, Leaf within) {
    var most = within.whole();
    if (sum.total() > most) {
      var message = "cannot respond in time: " + sum.words() + ", more than " + within.named();
      findings.error(use.place(), use.path(), message, hint(sum, most));
    } else if (sum.total() + sum.lost > most) {
      var message =
          "no time for a lost exchange: %s, and %d ms of time-outs, more than %s"
              .formatted(sum.words(), sum.lost, within.named());
      findings.warning(use, message, "shorten timeout_ms or poll_interval_ms");
    }
  }

  private static String hint(Sum sum, long most) {
    long poll = most - sum.count() * sum.window.whole();
    if (poll >= 10) {
      return "poll_interval_ms: " + poll + " or less fits";
    }
    long single = sum.window.whole() + sum.poll.whole();
    if (sum.count() > 1 && single <= most) {
      return "windows: 1 fits (%d ms), and can be misled by a phase jump".formatted(single);
    }
    long window = Math.max(0, (most - sum.poll.whole()) / sum.count());
    return "a meter with a window of " + window + " ms or less is needed";
  }
}
