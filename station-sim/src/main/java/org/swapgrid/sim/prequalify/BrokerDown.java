package org.swapgrid.sim.prequalify;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.swapgrid.sim.demo.Company;

/** T11: nobody to report to, and no clock to go by; afterwards the record has to arrive. */
final class BrokerDown implements Part {
  private static final Title T11 =
      new Title("T11", "Broker down, clock unsynchronised: as T2; the record is delivered later");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Fifteen minutes from the crossing and one more, and then it is written. */
  private static final Duration RECORD = Duration.ofMinutes(17);

  private final Path folder;
  private final Restart restart;

  /** Starts the daemon again, to report there. */
  interface Restart {
    void reportingTo(Map<String, String> places) throws IOException, InterruptedException;
  }

  /**
   * T11.
   *
   * @param folder takes what the aggregator keeps
   */
  BrokerDown(Path folder, Restart restart) {
    this.folder = folder;
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
      return List.of(T11.step("Nothing.", elsewhere(), bed.rig().trace(), List.of()));
    }
    var news = new CopyOnWriteArrayList<String>();
    var keeps = Files.createDirectories(folder.resolve("aggregator"));
    try (var company = Company.start(keeps, news::add)) {
      restart.reportingTo(company.places());
      if (!bed.rig().await(PATIENCE, company::seesStation)) {
        throw new NotReady("the run's own aggregator does not see the station");
      }
      company.brokerDown();
      return List.of(withoutBroker(bed, company, news));
    }
  }

  private static List<Criterion> elsewhere() {
    var why = "a box elsewhere: its broker and clock are not in the simulator's hands";
    return List.of(
        Criterion.notExamined("as T2 without broker and clock", "as T2", why),
        Criterion.notExamined("the event's record", Delivery.LATER, why));
  }

  private Step withoutBroker(Bed bed, Company company, List<String> news)
      throws IOException, InterruptedException, NotReady {
    var without = bed.rig().await(PATIENCE, () -> !uplinkIsUp(bed));
    var down = Instant.now();
    bed.awaitNormal();
    bed.rig().let(Duration.ofSeconds(3));
    var onset = bed.onset(0.1);
    var hold = bed.terms().cuts().cut("T11 hold", PATIENCE);
    var patience = bed.terms().respondWithin().plus(hold);
    var _ = bed.rig().await(patience, () -> bed.event(onset).fullMillis() != null);
    bed.rig().let(hold);
    var criteria =
        new ArrayList<>(new Judged(bed.terms()).response(bed.event(onset), Duration.ZERO));
    bed.back();
    bed.awaitNormal();
    without &= !uplinkIsUp(bed);
    var step = bed.rig().trace();
    criteria.add(brokerIsDown(without));
    var delivered = later(bed, company, down, news);
    criteria.add(delivered.clock());
    criteria.addAll(delivered.criteria());
    var done =
        "The daemon reports to the run's own aggregator; its broker is taken down, the step of T2,"
            + " everything back, then the broker is started again, empty.";
    return T11.step(done, criteria, step, bed.marks());
  }

  /** The broker comes back and everything that was kept for the aggregator comes after it. */
  private Delivery later(Bed bed, Company company, Instant down, List<String> news)
      throws IOException, InterruptedException {
    var wait = bed.terms().cuts().cut("T11 wait until the record is whole", RECORD);
    if (wait.compareTo(RECORD) < 0) { // a restart ends the record at once, and must not lose it
      restart.reportingTo(company.places());
    }
    news.clear();
    company.brokerUp();
    var _ = bed.rig().await(wait.plus(PATIENCE), () -> delivery(company, down, news).isWhole());
    bed.rig().let(Duration.ofSeconds(2)); // what comes twice comes soon
    return delivery(company, down, news);
  }

  private static Delivery delivery(Company company, Instant down, List<String> news) {
    var records = news.stream().map(company::record).filter(r -> r.has("sequence")).toList();
    return new Delivery(records, down);
  }

  private static boolean uplinkIsUp(Bed bed) {
    var daemon = bed.rig().daemon();
    return daemon != null
        && daemon
            .answer("status")
            .map(status -> status.getAsJsonObject("uplink"))
            .map(BrokerDown::isUp)
            .orElse(true);
  }

  private static boolean isUp(JsonObject uplink) {
    JsonElement up = uplink.get("up");
    return up != null && up.getAsBoolean();
  }

  private static Criterion brokerIsDown(boolean without) {
    return Criterion.of(
        "the broker is down",
        "the daemon had an aggregator and has lost it, from before the step until all is back",
        without ? "so it says itself" : "the daemon says otherwise",
        without);
  }
}
