package org.swapgrid.sim.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.broker.Mosquitto;
import org.swapgrid.sim.pki.OrderKey;
import org.swapgrid.sim.real.Await;

/** The whole way over Debian's mosquitto with TLS and the shipped access list. */
final class OverMosquittoTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder = Path.of("");

  @Test
  void birthOrderAnswerAndRecordPassTheShippedAccessList() throws Exception {
    try (var broker = Mosquitto.start(folder);
        var aggregator = aggregator(broker)) {
      Await.until("the host", SOON, aggregator::connected, broker::log);
      var sockets = broker.files("ST-a1").context().getSocketFactory();
      try (var station = FakeStation.connect(broker.uri(), "ST-a1", 3, sockets)) {
        station.born(3);
        Await.until("births", SOON, () -> listed(aggregator).contains("tw-sreg"), broker::log);
        ordered(aggregator, station);
        recorded(aggregator, station);
        station.cut();
        Await.until("the will", SOON, () -> listed(aggregator).contains("offline"), broker::log);
      }
    }
  }

  private Aggregator aggregator(Mosquitto broker) throws Exception {
    var tls = Optional.of(broker.files("aggregator"));
    var place = new Settings.Place(broker.uri(), FakeStation.GROUP, "VPP-DEMO", tls);
    var key = OrderKey.read(folder.resolve("orders"), "orders-1");
    return Aggregator.start(Settings.of(place, key, folder.resolve("records")), _ -> {});
  }

  private static String listed(Aggregator aggregator) {
    return String.join("\n", aggregator.lines());
  }

  private static void ordered(Aggregator aggregator, FakeStation station) throws Exception {
    var id = aggregator.order(List.of("ST-a1"), Intent.shedTo(2), Duration.ofSeconds(60));
    Await.until("an order", SOON, () -> station.orders().size() == 1, () -> "");
    var order = FakeStation.payload(station.orders().getFirst());
    assertEquals(id, order.get("id").getAsString());
    station.acknowledge(order, 2, "");
    Await.until("its answer", SOON, () -> aggregator.acknowledgement(id).isPresent(), () -> "");
    assertTrue(aggregator.acknowledgement(id).orElseThrow().obeyed());
  }

  private static void recorded(Aggregator aggregator, FakeStation station) throws Exception {
    var record = FakeStation.text("Event/Record", "{\"boot\":1,\"sequence\":1}");
    station.publish("DDATA", "SERVICE-tw-sreg", record);
    Await.until("a receipt", SOON, () -> station.orders().size() == 2, () -> "");
    var receipt = FakeStation.payload(station.orders().getLast());
    assertEquals("[\"1:1\"]", receipt.get("ids").toString());
    assertEquals(1, aggregator.records());
  }
}
