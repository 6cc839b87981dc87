package org.swapgrid.sim.aggregator;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What an aggregator knows and does, stepped from outside: it has no clock and no thread. */
final class Host {
  private static final String DISPATCH = "DISPATCH";

  private final String group;
  private final Outlet outlet;
  private final Consumer<String> news;
  private final Fleet fleet = new Fleet();
  private final Answers answers = new Answers();
  private final Receipts receipts = new Receipts();
  private final Map<String, Deque<SignedOrder>> genuine = new HashMap<>();
  private final Optional<OrderDesk> desk;
  private final Optional<RecordStore> records;
  private final Optional<Leases> leases;
  private long unreadable;

  Host(Settings settings, Sequence sequence, Outlet outlet, Consumer<String> news) {
    group = settings.place().group();
    this.outlet = outlet;
    this.news = news;
    desk = settings.key().map(key -> new OrderDesk(key, sequence));
    leases = desk.map(d -> new Leases(d, settings.longestLease()));
    records = settings.records().map(RecordStore::new);
  }

  void arrived(Topic topic, byte[] payload, Moment now) {
    var read = Payloads.read(topic, payload);
    if (read.isEmpty()) {
      unreadable++;
      return;
    }
    var before = online(topic.edge());
    fleet.take(read.get(), now).ifPresent(this::taken);
    if (before != online(topic.edge())) {
      news.accept(topic.edge() + (before ? " offline" : " online"));
    }
  }

  /** Sends what is due. */
  void tick(Moment now) {
    for (var edge : fleet.rebirthsDue(now)) {
      var why = fleet.node(edge).map(EdgeNode::missing).orElse("");
      news.accept(edge + " asked for its births: " + why);
      outlet.send(Topic.nodeCommand(group, edge), Payloads.rebirth(now.wall().toEpochMilli()));
    }
    leases.ifPresent(l -> l.due(now).forEach(sending -> send(sending, now)));
    desk.ifPresent(
        d -> receipts.due(now.elapsed()).forEach((edge, ids) -> acknowledge(d, edge, ids, now)));
  }

  /**
   * Orders something of stations.
   *
   * @return the order's id
   * @throws IllegalStateException without a signing key
   */
  String order(Collection<String> stations, Intent intent, Duration time, Moment now) {
    if (stations.isEmpty()) {
      throw new IllegalArgumentException("no station to order");
    }
    var id =
        leases
            .orElseThrow(() -> new IllegalStateException("no key to sign with"))
            .place(stations, intent, time, now);
    tick(now);
    return id;
  }

  void forget() {
    fleet.forget();
  }

  Fleet fleet() {
    return fleet;
  }

  Answers answers() {
    return answers;
  }

  Optional<OrderDesk> desk() {
    return desk;
  }

  Optional<RecordStore> records() {
    return records;
  }

  long unreadable() {
    return unreadable;
  }

  /** The genuine orders sent to a station, oldest first: two at most. */
  List<SignedOrder> genuine(String station) {
    return List.copyOf(genuine.getOrDefault(station, new ArrayDeque<>()));
  }

  /** What stands for a station's power, and how long yet. */
  Optional<Leases.Remaining> standing(String station, Moment now) {
    return leases.flatMap(l -> l.onPower(station, now));
  }

  private boolean online(String edge) {
    return fleet.node(edge).map(EdgeNode::online).orElse(false);
  }

  private void send(Leases.Sending sending, Moment now) {
    var sent = genuine.computeIfAbsent(sending.station(), _ -> new ArrayDeque<>());
    if (sent.isEmpty() || !sent.getLast().id().equals(sending.order().id())) {
      sent.add(sending.order());
    }
    if (sent.size() > 2) {
      sent.removeFirst();
    }
    outlet.send(
        Topic.deviceCommand(group, sending.station(), DISPATCH),
        Payloads.text(now.wall().toEpochMilli(), "Cmd/Jws", sending.order().jws()));
  }

  private void taken(Message message) {
    var station = message.topic().edge();
    if (message.topic().kind().equals("DDATA") && message.topic().device().equals(DISPATCH)) {
      answer(message).ifPresent(answer -> answered(station, answer));
    }
    collect(message);
  }

  private Optional<Acknowledgement> answer(Message message) {
    var station = message.topic().edge();
    var told = message.readings().stream().filter(r -> r.name().startsWith("Ack/")).toList();
    if (told.stream().anyMatch(reading -> !reading.historical())) {
      return fleet
          .node(station)
          .flatMap(node -> node.device(DISPATCH))
          .map(dispatch -> Acknowledgement.of(station, dispatch));
    }
    return told.isEmpty() ? Optional.empty() : Optional.of(Acknowledgement.of(station, message));
  }

  private void answered(String station, Acknowledgement answer) {
    leases.ifPresent(l -> l.answered(station, answer.orderId()));
    answers.take(answer);
    news.accept(answer.toString());
  }

  private void collect(Message message) {
    var station = message.topic().edge();
    for (var reading : message.readings()) {
      if (reading.name().equals("Event/Record")) {
        text(reading.value())
            .flatMap(text -> EventRecord.read(station, text))
            .filter(this::keep)
            .ifPresent(record -> receipts.add(station, record.id()));
      }
    }
  }

  /** Whether it is on disk: only then may the station forget it. */
  private boolean keep(EventRecord record) {
    try {
      if (records.isPresent() && records.get().keep(record)) {
        news.accept(record.station() + " record " + record.boot() + ":" + record.sequence());
      }
      return records.isPresent();
    } catch (IOException full) {
      news.accept(record.station() + " record not kept: " + full.getMessage());
      return false;
    }
  }

  private void acknowledge(OrderDesk d, String station, List<String> ids, Moment now) {
    var jws = d.receipt(station, ids, now.wall());
    outlet.send(
        Topic.deviceCommand(group, station, DISPATCH),
        Payloads.text(now.wall().toEpochMilli(), "Cmd/Jws", jws));
  }

  private static Optional<String> text(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }
}
