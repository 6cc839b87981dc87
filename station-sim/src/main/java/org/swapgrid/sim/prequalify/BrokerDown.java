package org.swapgrid.sim.prequalify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** T11: nobody to report to, and no clock to go by. */
final class BrokerDown implements Part {
  private static final Title T11 =
      new Title("T11", "Broker down, clock unsynchronised: as T2; the record is delivered later");

  /** systemd-timesyncd leaves this mark once the clock is set (systemd-timesyncd.service(8)). */
  private static final Path CLOCK_SET = Path.of("/run/systemd/timesync/synchronized");

  private final Restart restart;

  /** Starts the daemon again with its broker on this port. */
  interface Restart {
    void withBroker(int port) throws IOException, InterruptedException;
  }

  BrokerDown(Restart restart) {
    this.restart = restart;
  }

  @Override
  public List<Title> titles() {
    return List.of(T11);
  }

  @Override
  public List<Step> run(Bed bed) throws IOException, InterruptedException, NotReady {
    bed.begin(T11.id());
    if (bed.rig().daemon() == null) {
      var why = "a box elsewhere: its broker and clock are not in the simulator's hands";
      var all = Criterion.notExamined("as T2 without broker and clock", "as T2", why);
      return List.of(T11.step("Nothing.", List.of(all), bed.rig().trace(), List.of()));
    }
    try (var broker = DeafBroker.open()) {
      restart.withBroker(broker.port());
      return List.of(withBroker(bed, broker));
    }
  }

  private static Step withBroker(Bed bed, DeafBroker broker) throws InterruptedException, NotReady {
    bed.awaitNormal();
    bed.rig().let(Duration.ofSeconds(3));
    var onset = bed.onset(0.1);
    var hold = bed.terms().cuts().cut("T11 hold", Duration.ofSeconds(60));
    var patience = bed.terms().respondWithin().plus(hold);
    var _ = bed.rig().await(patience, () -> bed.event(onset).fullMillis() != null);
    bed.rig().let(hold);
    var criteria =
        new ArrayList<>(new Judged(bed.terms()).response(bed.event(onset), Duration.ZERO));
    bed.back();
    bed.awaitNormal();
    criteria.add(tried(broker.tried()));
    criteria.add(clock());
    criteria.add(
        Criterion.notExamined(
            "record delivered later, once, in order",
            "once the broker is back",
            "this run has no broker that comes back"));
    var done = "The daemon started anew with a broker that hangs up; then the step of T2.";
    return T11.step(done, criteria, bed.rig().trace(), bed.marks());
  }

  /** A daemon that never tries has no broker to lose. */
  private static Criterion tried(int times) {
    var name = "the broker is down";
    var required = "the daemon tries it and gets no answer";
    return times == 0
        ? Criterion.notExamined(name, required, "the daemon did not try: it has no uplink running")
        : Criterion.of(name, required, "tried " + times + " times", true);
  }

  /** The host's clock is not the simulator's to set back; what it is, is said. */
  private static Criterion clock() {
    var name = "clock unsynchronised during the step";
    var required = "the host's clock is not synchronised";
    return Files.exists(CLOCK_SET)
        ? Criterion.notExamined(name, required, "the host's clock is set; it was left alone")
        : Criterion.of(name, required, "no mark of a set clock on this host", true);
  }
}
