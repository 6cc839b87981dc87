package org.swapgrid.sim.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.aggregator.ForgeryAnswer;
import org.swapgrid.sim.aggregator.Intent;

/** Station, Debian's mosquitto with the shipped access list, and aggregator: all of it real. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(2)
final class UplinkIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LEASE = Duration.ofSeconds(60);

  private Uplinked world;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = Uplinked.start(folder, 0);
    world.awaitWhole();
    world.station().awaitNormal();
  }

  @AfterAll
  void stop() throws Exception {
    if (world != null) {
      world.close();
    }
  }

  @BeforeEach
  void whole() {
    world.awaitWhole();
  }

  @Test
  void theHostSeesEveryPartOfTheStation() {
    var view = world.view().orElseThrow();
    var devices = Set.of("METER-PCC", "CABINET-01", "SERVICE-tw-sreg", "DISPATCH");
    assertTrue(view.devices().keySet().containsAll(devices), view.devices().keySet().toString());
    assertTrue(view.powerKw().isPresent(), "power");
    assertTrue(view.capacityKw("PowerMax").orElse(0) > 1, "capacity");
  }

  @Test
  void anOrderIsObeyedAnsweredAndRunsOut() {
    world.station().awaitNormal();
    var order = world.aggregator().order(List.of(Uplinked.EDGE), Intent.shedTo(1), LEASE);
    world.station().awaitWattsBelow(1_001, SOON);
    Await.until(
        "the answer",
        SOON,
        () -> world.aggregator().acknowledgement(order).isPresent(),
        world::seen);
    var answer = world.aggregator().acknowledgement(order).orElseThrow();
    assertTrue(answer.obeyed(), answer.toString());
    assertEquals("ordered", world.station().mode());
    var leases = world.status().getAsJsonObject("orders").getAsJsonArray("leases");
    assertEquals("shed_to", leases.get(0).getAsJsonObject().get("order").getAsString());
    var _ = world.aggregator().order(List.of(Uplinked.EDGE), Intent.release(), LEASE);
    world.station().awaitNormal();
  }

  @Test
  void anActivationIsToldStepByStepOnce() throws Exception {
    world.station().awaitNormal();
    world.station().say("frequency 59.5");
    world.station().awaitShed();
    world.station().awaitWattsBelow(100, SOON);
    world.station().awaitMode("shedding");
    world.station().say("frequency 60");
    world.station().awaitNormal();
    world.awaitDelivered();
    var told =
        world.received().stream()
            .filter(record -> record.has("stage"))
            .collect(
                Collectors.groupingBy(
                    record -> record.get("event").getAsString(),
                    Collectors.mapping(
                        record -> record.get("stage").getAsString(), Collectors.toList())));
    assertTrue(!told.isEmpty(), "no event");
    var always = List.of("decided", "in_force", "released", "returned");
    told.forEach((event, stages) -> {
      assertTrue(stages.containsAll(always), event + " " + stages);
      assertEquals(stages.size(), new TreeSet<>(stages).size(), event + " came twice: " + stages);
    });
  }

  @Test
  void noHostileOrderIsObeyedAndTheDaemonStaysSteady() throws Exception {
    world.station().awaitNormal();
    var answers = world.aggregator().forge(Uplinked.EDGE, Duration.ofMillis(300));
    assertTrue(answers.size() >= 30, answers.size() + " kinds");
    assertEquals(List.of(), answers.stream().filter(ForgeryAnswer::obeyed).toList());
    assertTrue(world.station().daemon().isAlive(), "the daemon died");
    world.awaitWhole();
    world.station().awaitNormal();
    for (var order : world.obeyed()) {
      assertTrue(world.aggregator().issued(order), order + " was never given");
    }
    var refusals = world.status().getAsJsonObject("orders").getAsJsonArray("refusals");
    assertTrue(!refusals.isEmpty(), "no refusal is shown");
  }

  @Test
  void aRenewedCertificateIsTakenWithoutARestart() throws Exception {
    long pid = world.station().daemon().pid();
    long before = world.sessions();
    world.broker().renew();
    Await.until("a new session", SOON, () -> world.sessions() > before, world::seen);
    world.awaitWhole();
    assertEquals(pid, world.station().daemon().pid());
  }

  @Test
  void theSessionIsWholeSoonAfterTheBrokerIsBack() throws Exception {
    world.broker().kill();
    world.station().say("frequency 59.5");
    world.station().awaitShed();
    world.station().say("frequency 60");
    world.broker().again();
    world.awaitWhole();
    world.station().awaitNormal();
    world.awaitDelivered();
  }
}
