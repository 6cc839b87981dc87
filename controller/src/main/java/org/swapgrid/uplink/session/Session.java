package org.swapgrid.uplink.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Counters;
import org.swapgrid.loop.Outbox;
import org.swapgrid.uplink.session.Link.Born;
import org.swapgrid.uplink.session.Link.Greeting;
import org.swapgrid.uplink.session.Link.Opening;
import org.swapgrid.uplink.session.Link.Resting;
import org.swapgrid.uplink.session.Link.Stopped;
import org.swapgrid.uplink.session.Link.Subscribing;
import org.swapgrid.uplink.session.Link.Waiting;
import org.swapgrid.uplink.sparkplug.Image;
import org.swapgrid.uplink.sparkplug.Inbound;
import org.swapgrid.uplink.sparkplug.Inbound.HostState;

/**
 * The session of a Sparkplug 3.0 edge node: one server at a time, walked in order; subscribed
 * before it is born; born only while the primary host is online and the clock is set. Stepped by
 * its caller, who does what comes out in order. Not for use by two threads.
 */
public final class Session {
  private static final int REFUSED = 128;

  private final Rules rules;
  private final BdSeq bdSeq;
  private final BackOff backOff;
  private final HostWatch host = new HostWatch();
  private final Probing probing;
  private final Speaker speaker;
  private List<Output> out = new ArrayList<>();
  private Link link = new Resting(Duration.ZERO);
  private @Nullable Image image;
  private int server;

  public Session(Rules rules, Counters counters, Outbox outbox, RandomGenerator random) {
    this.rules = rules;
    this.bdSeq = new BdSeq(counters);
    this.backOff = new BackOff(rules.rests(), random);
    this.probing = new Probing(rules.deadlines());
    this.speaker = new Speaker(rules.pace(), outbox);
  }

  /** Whether the station is seen. */
  public boolean isBorn() {
    return link instanceof Born;
  }

  /** Whether it left for good. */
  public boolean isStopped() {
    return link instanceof Stopped;
  }

  /** One step. */
  public List<Output> on(Input input, Now now) {
    out = new ArrayList<>();
    if (!isStopped()) {
      step(input, now);
    }
    return out;
  }

  private void step(Input input, Now now) {
    switch (input) {
      case Input.Tick _ -> tick(now);
      case Input.Opened _ -> opened(now);
      case Input.Connected _ -> connected(now);
      case Input.Subscribed(var granted) -> subscribed(granted, now);
      case Input.Answered _ -> probing.answered();
      case Input.Lost(var why) -> lost(why, now);
      case Input.Heard(var what) -> heard(what, now);
      case Input.Newest(var newest) -> newest(newest, now);
      case Input.Urgent(var part) -> out.addAll(speaker.urgent(part, isSpeaking(), now));
      case Input.Nudge _ -> speaker.nudge(now.elapsed());
      case Input.Renew(var why) -> renew(why, now);
      case Input.Stop _ -> stop(now);
    }
  }

  private void tick(Now now) {
    switch (link) {
      case Resting(var until) when isPast(until, now) -> connect(now);
      case Opening(var deadline) when isPast(deadline, now) -> lost("no connection in time", now);
      case Greeting(var deadline) when isPast(deadline, now) -> lost("no CONNACK in time", now);
      case Subscribing(var deadline) when isPast(deadline, now) -> lost("no SUBACK in time", now);
      case Waiting(var since) -> waiting(since, now);
      case Born born -> born(born, now);
      case Resting _, Opening _, Greeting _, Subscribing _, Stopped _ -> {}
    }
  }

  private void connect(Now now) {
    if (!bdSeq.take()) {
      tell(new News.CounterNotKept());
    }
    link = new Opening(now.elapsed().plus(rules.deadlines().open()));
    out.add(new Output.Connect(server, Voice.death(bdSeq.current(), now.wall())));
  }

  private void opened(Now now) {
    if (link instanceof Opening) {
      bdSeq.seen();
      link = new Greeting(now.elapsed().plus(rules.deadlines().connack()));
    }
  }

  private void connected(Now now) {
    if (link.isConnecting()) {
      bdSeq.seen();
      host.reset();
      link = new Subscribing(now.elapsed().plus(rules.deadlines().answer()));
      out.add(new Output.Subscribe());
    }
  }

  private void subscribed(List<Integer> granted, Now now) {
    if (!(link instanceof Subscribing)) {
      return;
    }
    if (granted.isEmpty() || granted.stream().anyMatch(qos -> qos >= REFUSED)) {
      lost("subscription refused: " + granted, now);
      return;
    }
    probing.begin(now.elapsed());
    link = new Waiting(now.elapsed());
    beBorn(now);
  }

  private void waiting(Duration since, Now now) {
    beBorn(now);
    if (link instanceof Waiting && rules.servers() > 1 && rules.waitsForHost()) {
      boolean isSilent = isPast(since.plus(rules.rests().patience()), now);
      if (host.isOffline() || (isSilent && !host.isOnline())) {
        leave(host.isOffline() ? "the host is offline" : "no word of the host", now);
        return;
      }
    }
    probe(now);
  }

  private void born(Born born, Now now) {
    if (born.rebirthAt() != null && isPast(born.rebirthAt(), now)) {
      birth(now);
    }
    if (isPast(born.since().plus(rules.rests().longest().multipliedBy(3)), now)) {
      backOff.reset();
    }
    if (isSpeaking() && image != null) {
      out.addAll(speaker.history(image, now));
    }
    probe(now);
  }

  private void probe(Now now) {
    if (probing.isOverdue(now.elapsed())) {
      lost("the server does not answer", now);
    } else if (probing.isDue(now.elapsed())) {
      out.add(new Output.Probe());
    }
  }

  private void beBorn(Now now) {
    boolean hostReady = !rules.waitsForHost() || host.isOnline();
    if (link instanceof Waiting && hostReady && now.clockSet() && image != null) {
      birth(now);
      tell(new News.Born(server, bdSeq.current()));
    }
  }

  private void birth(Now now) {
    if (image != null) {
      link = new Born(now.elapsed(), null);
      out.addAll(speaker.births(image, bdSeq.current(), now));
    }
  }

  private boolean isSpeaking() {
    return link instanceof Born(_, var rebirthAt) && rebirthAt == null;
  }

  private void newest(Image newest, Now now) {
    image = newest;
    if (isSpeaking()) {
      if (speaker.needsBirth(newest, now)) {
        rebirth(now);
      } else {
        out.addAll(speaker.report(newest, now));
      }
    } else if (link instanceof Waiting) {
      beBorn(now);
    }
    if (!(link instanceof Born) && now.clockSet()) {
      out.addAll(speaker.aside(newest, now));
    }
  }

  private void heard(Inbound what, Now now) {
    switch (what) {
      case HostState state -> hostState(state, now);
      case Inbound.Rebirth _ -> rebirth(now);
      case Inbound.Order(var jws) -> out.add(new Output.Deliver(jws));
      case Inbound.Refused refused -> tell(new News.Refused(refused));
    }
  }

  /** Data stops at once; two births are never closer than the rules allow. */
  private void rebirth(Now now) {
    if (link instanceof Born(var since, var rebirthAt) && rebirthAt == null) {
      var due = since.plus(rules.rests().rebirth());
      link = new Born(since, due);
      if (isPast(due, now)) {
        birth(now);
      }
    }
  }

  private void hostState(HostState state, Now now) {
    boolean was = host.isOnline();
    if (!rules.waitsForHost() || !host.hear(state)) {
      return;
    }
    if (was != host.isOnline()) {
      tell(new News.Host(host.isOnline()));
    }
    boolean canWait = link instanceof Waiting && rules.servers() == 1;
    if (host.isOffline() && link.isUp() && !canWait) {
      leave("the host is offline", now);
    } else {
      beBorn(now);
    }
  }

  /** Leaves in good order, to come back soon, to the next server. */
  private void leave(String why, Now now) {
    boolean wasBorn = isBorn();
    out.addAll(speaker.inDoubt(now));
    if (wasBorn) {
      out.add(new Output.Publish(Voice.death(bdSeq.current(), now.wall())));
    }
    out.add(new Output.Close());
    rest(why, wasBorn, now.elapsed().plus(backOff.afterOffline()), now);
  }

  private void renew(String why, Now now) {
    if (link.isUp()) {
      leave(why, now);
    }
  }

  private void lost(String why, Now now) {
    if (link instanceof Resting) {
      return;
    }
    out.addAll(speaker.inDoubt(now));
    out.add(new Output.Drop());
    rest(why, isBorn(), now.elapsed().plus(backOff.afterError()), now);
  }

  private void rest(String why, boolean wasBorn, Duration until, Now now) {
    tell(new News.Down(server, why, wasBorn));
    speaker.down(now.elapsed());
    server = (server + 1) % rules.servers();
    link = new Resting(until);
  }

  private void stop(Now now) {
    if (isBorn()) {
      out.addAll(speaker.deaths(bdSeq.current(), now));
    }
    if (link.isUp() || link instanceof Subscribing) {
      out.add(new Output.Close());
    } else if (link.isConnecting()) {
      out.add(new Output.Drop());
    }
    link = new Stopped();
  }

  private void tell(News news) {
    out.add(new Output.Tell(news));
  }

  private static boolean isPast(Duration deadline, Now now) {
    return now.elapsed().compareTo(deadline) >= 0;
  }
}
