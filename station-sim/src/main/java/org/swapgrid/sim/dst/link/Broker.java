package org.swapgrid.sim.dst.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.uplink.session.Input;
import org.swapgrid.uplink.sparkplug.Arrival;
import org.swapgrid.uplink.sparkplug.Outgoing;

/** The broker and the station's connection to it: one at a time, without a memory of its own. */
final class Broker {
  private static final long SOON = 50_000_000;

  /** How it fares. */
  enum State {
    WELL,
    /** Every attempt ends at once, and so does the session that stood. */
    REFUSING,
    /** Packets vanish, and no socket says so. */
    MUTE
  }

  private record News(long nanos, Input input) {}

  private final Clock clock;
  private final ArrayDeque<News> news = new ArrayDeque<>();
  private final ArrayDeque<Letter> letters = new ArrayDeque<>();
  private State state = State.WELL;
  private boolean isConnected;
  private boolean isSubscribed;
  private boolean isHostOnline = true;
  private Consumer<Outgoing> host = _ -> {};

  Broker(Clock clock) {
    this.clock = clock;
  }

  /** Who hears what the station says. */
  void subscribed(Consumer<Outgoing> listener) {
    host = listener;
  }

  void fare(State next) {
    state = next;
    if (next == State.REFUSING && isConnected) {
      drop();
      tell(new Input.Lost("reset by the broker"));
    }
  }

  /** The host says whether it is there. */
  void host(boolean online) {
    isHostOnline = online;
    carry(state());
  }

  private Letter state() {
    var text = "{\"online\":%s,\"timestamp\":%d}".formatted(isHostOnline, millis());
    var truth = new Letter.Truth("STATE", true, -1, clock.truth());
    return new Letter(new Arrival(Pen.TOPICS.state(), text.getBytes(UTF_8), true), truth, false);
  }

  private long millis() {
    return clock.truth().toEpochMilli();
  }

  /** To the station, if it hears now. */
  void carry(Letter letter) {
    if (isSubscribed && state == State.WELL) {
      letters.addLast(letter);
    }
  }

  void connect() {
    drop();
    switch (state) {
      case WELL -> {
        isConnected = true;
        tell(new Input.Opened());
        tell(new Input.Connected());
      }
      case REFUSING -> tell(new Input.Lost("refused"));
      case MUTE -> tell(new Input.Opened());
    }
  }

  void subscribe() {
    if (isConnected && state == State.WELL) {
      isSubscribed = true;
      tell(new Input.Subscribed(List.of(1, 1, 1)));
      letters.addLast(state());
    }
  }

  void probe() {
    if (isConnected && state == State.WELL) {
      tell(new Input.Answered());
    }
  }

  void publish(Outgoing message) {
    if (isConnected && state == State.WELL) {
      host.accept(message);
    }
  }

  /** The connection is over, however it ended. */
  void drop() {
    isConnected = false;
    isSubscribed = false;
    news.clear();
    letters.clear();
  }

  private void tell(Input input) {
    news.addLast(new News(clock.nanos() + SOON, input));
  }

  /** The connection's next news; null when there are none now. */
  @Nullable Input nextNews() {
    boolean isDue = !news.isEmpty() && news.getFirst().nanos <= clock.nanos();
    return isDue ? news.removeFirst().input : null;
  }

  @Nullable Letter nextLetter() {
    return letters.pollFirst();
  }
}
