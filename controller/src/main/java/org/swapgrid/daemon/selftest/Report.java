package org.swapgrid.daemon.selftest;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.ServiceId;

/**
 * A test as it stands.
 *
 * @param number counts the tests since the daemon's start
 * @param left until the phase ends by itself; null where the station's rules end it
 * @param end why the readings are lowered no longer; null while they still are or will be
 * @param checks all that can be judged so far; complete when it is over
 */
public record Report(
    long number,
    Target target,
    Phase phase,
    @Nullable Duration left,
    @Nullable End end,
    List<Check> checks) {

  /** What is tested: this service, at this level, for so long. */
  public record Target(ServiceId service, Frequency level, Duration hold) {}

  public Report {
    checks = List.copyOf(checks);
  }

  /** Of a test that is over. One that did not run to its end has shown nothing. */
  public Check.Verdict verdict() {
    var all = Check.all(checks);
    return end == End.COMPLETE || all == Check.Verdict.NOT_MET ? all : Check.Verdict.UNKNOWN;
  }
}
