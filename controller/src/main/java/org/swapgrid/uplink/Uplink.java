package org.swapgrid.uplink;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.loop.Recorder;
import org.swapgrid.uplink.namespace.Acknowledgement;
import org.swapgrid.uplink.namespace.Namespace;
import org.swapgrid.uplink.session.Input;
import org.swapgrid.uplink.session.Now;
import org.swapgrid.uplink.session.Session;
import org.swapgrid.uplink.sparkplug.Arrival;
import org.swapgrid.uplink.sparkplug.Decoder;
import org.swapgrid.uplink.sparkplug.Inbound;
import org.swapgrid.uplink.sparkplug.Refusal;

/**
 * The uplink as the daemon sees it: started once, stopped once. Everything handed in is only put
 * down for its own thread, so no caller ever waits for a network.
 */
public final class Uplink implements Recorder {
  private static final Duration TURN = Duration.ofMillis(20);

  private final long began = System.nanoTime();
  private final AtomicReference<@Nullable CycleRecord> newest = new AtomicReference<>();
  private final Mailbox mailbox = new Mailbox();
  private final UplinkPorts ports;
  private final Namespace namespace;
  private final Decoder decoder;
  private final Session session;
  private final Sampler sampler;
  private final Driver driver;
  private final Thread thread;

  public Uplink(UplinkSettings settings, UplinkPorts ports) {
    this.ports = ports;
    this.namespace = new Namespace(settings.layout());
    this.decoder = new Decoder(settings.topics());
    this.session =
        new Session(
            settings.rules(), ports.counters(), ports.outbox(), RandomGenerator.getDefault());
    this.sampler = new Sampler(settings, ports, namespace);
    this.driver = new Driver(settings, ports, mailbox, sampler);
    // Paho's threads are born into the group of the thread that starts them: so they are counted.
    this.thread =
        Thread.ofPlatform()
            .group(new ThreadGroup("uplink"))
            .name("uplink")
            .daemon(true)
            .unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** The newest cycle wins. Any thread; returns at once. */
  @Override
  public void append(CycleRecord cycle) {
    newest.set(cycle);
  }

  /** Answers an order, at once if anybody listens, else as soon as somebody does. Any thread. */
  public void acknowledge(Acknowledgement answer) {
    mailbox.post(new Mailbox.Answer(answer));
  }

  /** The outbox has a new event. Any thread. */
  public void nudge() {
    mailbox.post(new Mailbox.Wish(new Input.Nudge()));
  }

  /** Leaves in good order and comes back with what the files now hold. Any thread. */
  public void renew(String why) {
    mailbox.post(new Mailbox.Wish(new Input.Renew(why)));
  }

  /**
   * Tells every death, disconnects and ends. Waits no longer than this.
   *
   * @return whether it ended in time
   */
  public boolean stop(Duration within) {
    mailbox.post(new Mailbox.Wish(new Input.Stop()));
    try {
      return !thread.isAlive() || thread.join(within);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void run() {
    try {
      while (!session.isStopped()) {
        read(mailbox.next(TURN));
        sampler.look(newest.get(), elapsed()).ifPresent(image -> step(new Input.Newest(image)));
        step(new Input.Tick());
      }
    } catch (InterruptedException e) {
      step(new Input.Stop());
      Thread.currentThread().interrupt();
    }
  }

  private void read(Mailbox.@Nullable Letter letter) {
    switch (letter) {
      case null -> {}
      case Mailbox.News(var attempt, var input) when driver.isCurrent(attempt) -> step(input);
      case Mailbox.Incoming(var attempt, var arrival) when driver.isCurrent(attempt) ->
          decode(arrival).forEach(meaning -> step(new Input.Heard(meaning)));
      case Mailbox.News _, Mailbox.Incoming _ -> {}
      case Mailbox.Wish(var input) -> step(input);
      case Mailbox.Answer(var answer) -> {
        sampler.acknowledged(answer);
        step(new Input.Urgent(namespace.answer(answer, Instant.now())));
      }
    }
    int dropped = mailbox.dropped();
    if (dropped > 0) {
      ports.listener().refused(Refusal.OVERFLOW, dropped + " messages came too fast");
    }
  }

  private List<Inbound> decode(Arrival arrival) {
    try {
      return decoder.read(arrival);
    } catch (RuntimeException e) {
      // Hostile bytes that find a bug in a parser must not end the station's controller.
      return List.of(new Inbound.Refused(Refusal.MALFORMED, "decoder: " + e.getClass()));
    }
  }

  private void step(Input input) {
    var now = new Now(elapsed(), Instant.now(), ports.facts().isClockSet());
    driver.perform(session.on(input, now));
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
