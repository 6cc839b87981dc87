package org.swapgrid.uplink.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A server in virtual time that is out of order for a while. Whatever it swallowed stays swallowed:
 * a connection the fault touched never recovers, as behind a proxy that lost its other half.
 */
final class Weather {
  /** What a server out of order does. */
  enum Fault {
    /** Nobody listens; what stood is reset. */
    REFUSES,
    /** Accepted and closed, which is told no earlier than 400 ms after. */
    CLOSES,
    /** Not even a TCP or TLS connection. */
    SWALLOWS_ALL,
    /** The CONNECT is accepted and never answered. */
    SWALLOWS_CONNECT,
    /** The session is accepted and nothing behind it answered. */
    SWALLOWS_SUBSCRIBE
  }

  private record Due(Duration at, Input input) {}

  private final Bench bench;
  private final Fault fault;
  private final Duration from;
  private final Duration until;
  private final List<Due> due = new ArrayList<>();
  private boolean isDoomed;
  private boolean wasTouched;

  Weather(Bench bench, Fault fault, Duration from, Duration length) {
    this.bench = bench;
    this.fault = fault;
    this.from = from;
    this.until = from.plus(length);
  }

  /** Runs until the session is whole again and says how long after the fault's end that was. */
  Duration recovery() {
    while (!(wasTouched && isOver() && !isDoomed && bench.session.isBorn())) {
      bench.now = bench.now.plusMillis(20);
      if (!wasTouched && bench.now.compareTo(from) >= 0) {
        strike();
      }
      deliver();
      bench.on(new Input.Tick()).forEach(this::answer);
      if (bench.now.compareTo(until.plusSeconds(30)) > 0) {
        throw new AssertionError("not whole 30 s after the end of " + fault);
      }
    }
    return bench.now.minus(until);
  }

  private boolean isOver() {
    return bench.now.compareTo(until) >= 0;
  }

  private void strike() {
    wasTouched = true;
    isDoomed = true;
    due.clear();
    if (fault == Fault.REFUSES || fault == Fault.CLOSES) {
      in(20, new Input.Lost("reset"));
    }
  }

  private void deliver() {
    var now = due.stream().filter(each -> each.at.compareTo(bench.now) <= 0).toList();
    due.removeAll(now);
    now.forEach(each -> bench.on(each.input).forEach(this::answer));
  }

  private void answer(Output output) {
    switch (output) {
      case Output.Connect _ -> connect();
      case Output.Subscribe _ when !isDoomed -> in(20, new Input.Subscribed(List.of(1, 1, 1)));
      case Output.Probe _ when !isDoomed -> in(20, new Input.Answered());
      case Output.Drop _, Output.Close _ -> due.clear();
      case Output.Subscribe _,
          Output.Probe _,
          Output.Publish _,
          Output.Deliver _,
          Output.Keep _,
          Output.Tell _ -> {}
    }
  }

  private void connect() {
    isDoomed = bench.now.compareTo(from) >= 0 && !isOver();
    if (!isDoomed) {
      in(20, new Input.Opened());
      in(40, new Input.Connected());
      return;
    }
    switch (fault) {
      case REFUSES -> in(20, new Input.Lost("refused"));
      case CLOSES -> {
        in(20, new Input.Opened());
        in(420, new Input.Lost("closed"));
      }
      case SWALLOWS_ALL -> {}
      case SWALLOWS_CONNECT -> in(20, new Input.Opened());
      case SWALLOWS_SUBSCRIBE -> {
        in(20, new Input.Opened());
        in(40, new Input.Connected());
      }
    }
  }

  private void in(int millis, Input input) {
    due.add(new Due(bench.now.plusMillis(millis), input));
  }
}
