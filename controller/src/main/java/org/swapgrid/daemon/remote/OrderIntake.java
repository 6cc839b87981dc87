package org.swapgrid.daemon.remote;

import java.util.List;
import java.util.function.Consumer;
import org.swapgrid.loop.Outbox;
import org.swapgrid.order.Answer;
import org.swapgrid.order.Leases;
import org.swapgrid.order.OrderRules;
import org.swapgrid.order.Situation;
import org.swapgrid.uplink.jws.OrderDesk;
import org.swapgrid.uplink.jws.TrustedKeys;
import org.swapgrid.uplink.namespace.Acknowledgement;

/** Takes each message to the desk, and what comes of it to everybody. One thread's alone. */
final class OrderIntake {
  private final OrderDesk desk;
  private final Ports ports;

  /**
   * What it is wired to.
   *
   * @param nonce of this run
   * @param answers go to the aggregator
   */
  record Ports(
      StationSight station,
      ClockTrust clock,
      String nonce,
      Outbox outbox,
      OrderBoard board,
      Consumer<Acknowledgement> answers) {}

  OrderIntake(OrderDesk desk, Ports ports) {
    this.desk = desk;
    this.ports = ports;
  }

  /** Any thread. */
  Leases leases() {
    return desk.leases();
  }

  void use(TrustedKeys keys, OrderRules rules) {
    desk.use(keys, rules);
  }

  /** Before the first cycle nothing is known of the station, and nothing is promised. */
  void heard(String jws) {
    var sight = ports.station.newest();
    if (sight == null) {
      return;
    }
    var timekeeping = new Situation.Timekeeping(ports.clock.isSet(), ports.nonce);
    var situation = new Situation(ports.station.now(), timekeeping, sight.bounds());
    var heard = desk.hear(jws, situation);
    heard.answers().forEach(this::answer);
    var received =
        heard.receipts().stream().flatMap(key -> Outbox.idOf(key).stream().boxed()).toList();
    if (!received.isEmpty()) {
      ports.outbox.acknowledged(received);
    }
  }

  /** Tells of leases that ran out; to be called now and then. */
  void look() {
    List<Answer> ended = desk.ended(ports.station.now());
    ended.forEach(this::answer);
  }

  private void answer(Answer answer) {
    ports.board.answered(answer);
    ports.answers.accept(OrderWords.of(answer));
  }
}
