package org.swapgrid.uplink;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.loop.Outbox.Priority;
import org.swapgrid.uplink.mqtt.Attempt;
import org.swapgrid.uplink.mqtt.Message;
import org.swapgrid.uplink.session.Input;
import org.swapgrid.uplink.session.News;
import org.swapgrid.uplink.session.Output;
import org.swapgrid.uplink.session.RecordText;
import org.swapgrid.uplink.sparkplug.Encoder;
import org.swapgrid.uplink.sparkplug.Outgoing;

/** Does what the session wants done. Only the uplink's thread calls it. */
final class Driver {
  /** A session has four or five; what is more is left over from older ones. */
  private static final int MOST_THREADS = 24;

  private final UplinkSettings settings;
  private final UplinkPorts ports;
  private final Mailbox mailbox;
  private final Sampler sampler;
  private @Nullable Attempt attempt;
  private long number;

  Driver(UplinkSettings settings, UplinkPorts ports, Mailbox mailbox, Sampler sampler) {
    this.settings = settings;
    this.ports = ports;
    this.mailbox = mailbox;
    this.sampler = sampler;
  }

  /** Whether this is the attempt whose news count. */
  boolean isCurrent(long attemptNumber) {
    return attempt != null && attemptNumber == number;
  }

  void perform(List<Output> outputs) {
    outputs.forEach(this::perform);
  }

  private void perform(Output output) {
    switch (output) {
      case Output.Connect(var server, var will) -> connect(server, will);
      case Output.Subscribe _ when attempt != null ->
          attempt.subscribe(settings.topics().subscriptions());
      case Output.Publish(var message) when attempt != null -> publish(attempt, message);
      case Output.Probe _ when attempt != null -> attempt.probe(settings.topics().probe());
      case Output.Close _ when attempt != null -> {
        attempt.close();
        attempt = null;
      }
      case Output.Drop _ when attempt != null -> {
        attempt.drop();
        attempt = null;
      }
      case Output.Deliver(var jws) -> ports.orders().accept(jws);
      case Output.Keep(var message) -> keep(message);
      case Output.Tell(var news) -> tell(news);
      case Output.Subscribe _, Output.Publish _, Output.Probe _, Output.Close _, Output.Drop _ -> {}
    }
  }

  private void connect(int server, Outgoing will) {
    number++;
    int threads = Thread.currentThread().getThreadGroup().activeCount();
    var mail = new AttemptMail(number, mailbox);
    if (threads > MOST_THREADS) {
      ports.listener().starved(threads);
      mailbox.post(new Mailbox.Wish(new Input.Lost("threads left over: " + threads)));
      return;
    }
    attempt = Attempt.start(settings.servers().get(server), settings.access(), message(will), mail);
  }

  private void publish(Attempt current, Outgoing outgoing) {
    var message = message(outgoing);
    current.publish(message);
    ports.listener().published(message.payload().length);
  }

  private Message message(Outgoing outgoing) {
    var topic = settings.topics().of(outgoing.kind(), outgoing.device());
    return new Message(topic, Encoder.encode(outgoing), outgoing.kind().qos());
  }

  private void keep(Outgoing message) {
    boolean isAnswer =
        message.metrics().list().stream().anyMatch(metric -> metric.name().startsWith("Ack/"));
    ports
        .outbox()
        .append(
            isAnswer ? Priority.ACKNOWLEDGEMENT : Priority.TELEMETRY,
            isAnswer ? "ack" : "telemetry",
            message.at(),
            RecordText.write(message));
  }

  private void tell(News news) {
    var listener = ports.listener();
    switch (news) {
      case News.Born(var server, var bdSeq) -> {
        sampler.born();
        listener.up(settings.servers().get(server).toString(), bdSeq);
      }
      case News.Down(var server, var why, var wasBorn) -> {
        if (wasBorn) {
          sampler.lost(why);
        }
        listener.down(settings.servers().get(server).toString(), why, wasBorn);
      }
      case News.Host(var online) -> listener.host(online);
      case News.Refused(var what) -> listener.refused(what.reason(), what.detail());
      case News.CounterNotKept _ -> listener.counterNotKept();
    }
  }
}
