package org.swapgrid.uplink.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.swapgrid.uplink.sparkplug.DataType;
import org.swapgrid.uplink.sparkplug.Definition;
import org.swapgrid.uplink.sparkplug.Definition.About;
import org.swapgrid.uplink.sparkplug.Definition.Rule;
import org.swapgrid.uplink.sparkplug.Image;
import org.swapgrid.uplink.sparkplug.Inbound;
import org.swapgrid.uplink.sparkplug.Metric;
import org.swapgrid.uplink.sparkplug.Outgoing;
import org.swapgrid.uplink.sparkplug.Outgoing.Kind;
import org.swapgrid.uplink.sparkplug.Part;
import org.swapgrid.uplink.sparkplug.Value;

/** A session on the bench: virtual time, and a server that does what the test says. */
final class Bench {
  private static final About PLAIN = new About(null, null, "");
  static final long HOST_SINCE = 1_780_000_000_000L;

  final MemoryOutbox outbox = new MemoryOutbox();
  final MemoryCounters counters = new MemoryCounters();
  final List<Output> out = new ArrayList<>();
  final Session session;
  Duration now = Duration.ofSeconds(1);
  Duration wallStep = Duration.ZERO;
  boolean clockSet = true;
  double frequency = 60;
  @Nullable String mode = "NORMAL";
  int bays = 1;
  boolean meterAnswers = true;

  Bench(int servers, boolean waitsForHost) {
    this(servers, waitsForHost, 7);
  }

  Bench(int servers, boolean waitsForHost, long seed) {
    session = session(servers, waitsForHost, seed);
  }

  Session session(int servers, boolean waitsForHost, long seed) {
    var rules =
        new Rules(
            servers,
            waitsForHost,
            Rules.Deadlines.STANDARD,
            Rules.Rests.STANDARD,
            Rules.Pace.STANDARD);
    return new Session(rules, counters, outbox, new Random(seed));
  }

  static Bench plain() {
    return new Bench(1, false);
  }

  /** A session that was just born. */
  static Bench born() {
    var bench = plain();
    bench.show();
    bench.connect();
    bench.subscribed();
    return bench;
  }

  static Bench bornWithHost(int servers) {
    var bench = new Bench(servers, true);
    bench.show();
    bench.connect();
    bench.subscribed();
    bench.host(true, HOST_SINCE);
    return bench;
  }

  Now now() {
    return new Now(now, wall(), clockSet);
  }

  Instant wall() {
    return Instant.parse("2026-04-03T00:00:00Z").plus(now).plus(wallStep);
  }

  /** One step; returns what came out of it. */
  List<Output> on(Input input) {
    var made = session.on(input, now());
    out.addAll(made);
    return made;
  }

  /** Time goes on in small ticks; returns what came out. */
  List<Output> pass(Duration length) {
    var made = new ArrayList<Output>();
    var end = now.plus(length);
    while (now.compareTo(end) < 0) {
      now = now.plusMillis(20);
      made.addAll(on(new Input.Tick()));
    }
    return made;
  }

  /** Ticks until it connects, 10 s at most. */
  Output.Connect awaitConnect() {
    for (int i = 0; i < 500; i++) {
      for (var output : pass(Duration.ofMillis(20))) {
        if (output instanceof Output.Connect connect) {
          return connect;
        }
      }
    }
    throw new AssertionError("no connect within 10 s");
  }

  Output.Connect connect() {
    var connect = awaitConnect();
    on(new Input.Opened());
    on(new Input.Connected());
    return connect;
  }

  List<Output> subscribed() {
    return on(new Input.Subscribed(List.of(1, 1, 1)));
  }

  List<Output> host(boolean online, long timestamp) {
    return on(new Input.Heard(new Inbound.HostState(online, timestamp)));
  }

  List<Output> show() {
    return on(new Input.Newest(image()));
  }

  Image image() {
    var devices = new ArrayList<Part>();
    if (meterAnswers) {
      devices.add(new Part("METER-PCC", List.of(real("Frequency", 0.01, frequency))));
    }
    var cabinet = new ArrayList<Metric>();
    for (int bay = 1; bay <= bays; bay++) {
      cabinet.add(real("Bay/" + bay + "/Limit", 0, bay));
    }
    devices.add(new Part("CABINET-01", cabinet));
    devices.add(new Part("SERVICE-tw-sreg", List.of(words("Event/Record", null))));
    devices.add(new Part("DISPATCH", List.of(words("Ack/CommandId", null))));
    return new Image(new Part(Part.NODE, List.of(words("Station/Mode", mode))), devices);
  }

  Metric real(String name, double deadband, double value) {
    var definition = new Definition(name, DataType.DOUBLE, PLAIN, new Rule(deadband));
    return new Metric(definition, new Value.Real(value), wall());
  }

  Metric words(String name, @Nullable String text) {
    var definition = new Definition(name, DataType.STRING, PLAIN, Rule.EVERY_CHANGE);
    return new Metric(definition, text == null ? null : new Value.Words(text), wall());
  }

  List<Outgoing> published() {
    return published(out);
  }

  static List<Outgoing> published(List<Output> outputs) {
    return only(Output.Publish.class, outputs).map(Output.Publish::message).toList();
  }

  static List<String> names(List<Output> outputs) {
    return published(outputs).stream()
        .map(m -> m.device().isEmpty() ? m.kind().name() : m.kind() + " " + m.device())
        .toList();
  }

  static <T> Stream<T> only(Class<T> type, List<Output> outputs) {
    return outputs.stream().filter(type::isInstance).map(type::cast);
  }

  static long bdSeq(Outgoing message) {
    return ((Value.Whole) Objects.requireNonNull(message.metrics().list().getFirst().value()))
        .number();
  }

  long lastBirth() {
    return bdSeq(
        published().reversed().stream()
            .filter(message -> message.kind() == Kind.NBIRTH)
            .findFirst()
            .orElseThrow());
  }
}
