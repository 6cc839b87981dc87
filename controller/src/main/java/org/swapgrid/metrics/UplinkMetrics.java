package org.swapgrid.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What the station counts of its dealings with the aggregator; no series without an uplink. */
public final class UplinkMetrics {
  private static final String ORDERS = "swapgrid.orders.refused";
  private static final String ORDERS_HELP = "Orders that were not obeyed";
  private static final String MESSAGES = "swapgrid.uplink.refused.messages";
  private static final String MESSAGES_HELP = "Messages that were not taken";

  private final MeterRegistry registry;

  /**
   * How it fares.
   *
   * @param up whether the births are out
   * @param hostOnline what the primary host said last
   * @param journalSound whether records can be kept
   * @param clockSet whether the wall clock may stamp messages
   * @param leaseRunning whether an order on power runs
   */
  public record Link(
      boolean up,
      boolean hostOnline,
      boolean journalSound,
      boolean clockSet,
      boolean leaseRunning) {}

  /**
   * What waits.
   *
   * @param queued records not yet acknowledged
   * @param oldest when the oldest of them happened; the epoch when there is none
   * @param dropped records given up for lack of room
   */
  public record Waiting(long queued, Instant oldest, long dropped) {}

  UplinkMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** From now on there are series, read from these when they are asked for. */
  public void watch(Supplier<Link> link, Supplier<Waiting> waiting) {
    flag("swapgrid.uplink.up", "Whether the aggregator's server sees the station", link, Link::up);
    flag("swapgrid.host.online", "Whether the primary host is online", link, Link::hostOnline);
    flag("swapgrid.journal.sound", "Whether records can be kept", link, Link::journalSound);
    flag("swapgrid.clock.synchronised", "Whether the clock is set", link, Link::clockSet);
    flag("swapgrid.lease.running", "Whether an order on power runs", link, Link::leaseRunning);
    gauge("swapgrid.outbox.queued", "Records not yet acknowledged", "", waiting, Waiting::queued);
    gauge(
        "swapgrid.outbox.oldest.timestamp",
        "When the oldest record that waits happened, Unix time; 0 for none",
        "seconds",
        waiting,
        w -> w.oldest.getEpochSecond());
    var _ =
        FunctionCounter.builder("swapgrid.outbox.dropped", waiting, w -> w.get().dropped)
            .description("Records given up for lack of room")
            .register(registry);
    var _ = sessions();
    var _ = losses();
    var _ = bytes();
    var _ = obeyedOrders();
  }

  private <T> void flag(String name, String help, Supplier<T> source, Predicate<T> holds) {
    gauge(name, help, "", source, state -> holds.test(state) ? 1 : 0);
  }

  private <T> void gauge(
      String name, String help, String unit, Supplier<T> source, ToDoubleFunction<T> value) {
    var gauge =
        Gauge.builder(name, () -> value.applyAsDouble(source.get()))
            .strongReference(true)
            .description(help);
    var _ = unit.isEmpty() ? gauge.register(registry) : gauge.baseUnit(unit).register(registry);
  }

  private Counter sessions() {
    return counter("swapgrid.uplink.sessions", "Sessions whose births went out");
  }

  private Counter losses() {
    return counter("swapgrid.uplink.losses", "Sessions that ended");
  }

  private Counter bytes() {
    return Counter.builder("swapgrid.uplink.published")
        .baseUnit("bytes")
        .description("Payload handed to the server")
        .register(registry);
  }

  private Counter obeyedOrders() {
    return counter("swapgrid.orders.obeyed", "Orders that were obeyed");
  }

  private Counter counter(String name, String help) {
    return Counter.builder(name).description(help).register(registry);
  }

  /** Births are out. */
  public void born() {
    sessions().increment();
  }

  /** A session ended. */
  public void lost() {
    losses().increment();
  }

  /** A message was handed to the server. */
  public void published(int bytes) {
    bytes().increment(bytes);
  }

  /** An order is obeyed. */
  public void obeyed() {
    obeyedOrders().increment();
  }

  /**
   * Something that came in was not taken.
   *
   * @param reason one of few
   */
  public void refusedMessage(String reason) {
    refused(MESSAGES, MESSAGES_HELP, reason);
  }

  /**
   * An order was refused.
   *
   * @param reason one of few
   */
  public void refusedOrder(String reason) {
    refused(ORDERS, ORDERS_HELP, reason);
  }

  private void refused(String name, String help, String reason) {
    reasoned(name, help, reason).increment();
  }

  private Counter reasoned(String name, String help, String reason) {
    return Counter.builder(name).tag("reason", reason).description(help).register(registry);
  }

  /** Series at zero for these: the first refusal is an increase only where a zero stood before. */
  public void expect(List<String> orders, List<String> messages) {
    for (var reason : orders) {
      var _ = reasoned(ORDERS, ORDERS_HELP, reason);
    }
    for (var reason : messages) {
      var _ = reasoned(MESSAGES, MESSAGES_HELP, reason);
    }
  }
}
