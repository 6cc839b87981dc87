package org.swapgrid.uplink.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.swapgrid.loop.Outbox;
import org.swapgrid.loop.Outbox.Entry;
import org.swapgrid.loop.Outbox.Priority;
import org.swapgrid.uplink.sparkplug.Image;
import org.swapgrid.uplink.sparkplug.Outgoing;
import org.swapgrid.uplink.sparkplug.Part;

/** Says what is to be said: births, news, history; and keeps aside what nobody can hear now. */
final class Speaker {
  /** While nobody listens a sample is kept this often; the outbox thins them further. */
  private static final Duration ASIDE_EVERY = Duration.ofSeconds(10);

  private final Voice voice = new Voice();
  private final History history;
  private final Doubt doubt;
  private Duration asideAt = ASIDE_EVERY;
  private Instant bornAt = Instant.MAX;
  private long newestEvent = -1;

  Speaker(Rules.Pace pace, Outbox outbox) {
    this.history = new History(outbox, pace);
    this.doubt = new Doubt(pace.doubt());
  }

  List<Output> births(Image image, int bdSeq, Now now) {
    history.begin(now.elapsed());
    bornAt = now.wall();
    return publish(voice.births(image, bdSeq, now.wall()), now);
  }

  boolean needsBirth(Image image, Now now) {
    return voice.needsBirth(image, now.wall());
  }

  List<Output> report(Image image, Now now) {
    return publish(voice.report(image, now.wall()), now);
  }

  List<Output> urgent(Part part, boolean isSpeaking, Now now) {
    if (isSpeaking && (part.isNode() || voice.isBorn(part.device()))) {
      return publish(List.of(voice.urgent(part, now.wall())), now);
    }
    return List.of(new Output.Keep(Voice.unnumbered(part, part.metrics(), now.wall())));
  }

  List<Output> aside(Image image, Now now) {
    if (now.elapsed().compareTo(asideAt) < 0) {
      return List.of();
    }
    asideAt = now.elapsed().plus(ASIDE_EVERY);
    return keep(voice.aside(image, now.wall()));
  }

  void nudge(Duration now) {
    history.nudge(now);
  }

  /** Records on their way out, as many as the pace allows now. */
  List<Output> history(Image image, Now now) {
    var out = new ArrayList<Output>();
    for (var entry : history.take(now.elapsed())) {
      var part = RecordText.read(entry, image);
      boolean canBeSaid = part.isNode() || voice.isBorn(part.device());
      if (canBeSaid && !part.metrics().isEmpty()) {
        out.add(new Output.Publish(voice.record(part, isHistorical(entry), now.wall())));
      }
    }
    return out;
  }

  /** An event that has just happened is news; whatever is told again or late is history. */
  private boolean isHistorical(Entry entry) {
    boolean isNews =
        entry.priority() == Priority.EVENT
            && entry.id() > newestEvent
            && !entry.at().isBefore(bornAt);
    newestEvent =
        entry.priority() == Priority.EVENT ? Math.max(newestEvent, entry.id()) : newestEvent;
    return !isNews;
  }

  /** What may not have arrived: to be kept. */
  List<Output> inDoubt(Now now) {
    return keep(doubt.take(now.elapsed()));
  }

  void down(Duration now) {
    asideAt = now.plus(ASIDE_EVERY);
  }

  List<Output> deaths(int bdSeq, Now now) {
    var deaths = new ArrayList<>(voice.deviceDeaths(now.wall()));
    deaths.add(Voice.death(bdSeq, now.wall()));
    return publish(deaths, now);
  }

  private List<Output> publish(List<Outgoing> messages, Now now) {
    var out = new ArrayList<Output>(messages.size());
    for (var message : messages) {
      out.add(new Output.Publish(message));
      if (message.kind().isData()) {
        doubt.sent(message, now.elapsed());
      }
    }
    return out;
  }

  private static List<Output> keep(List<Outgoing> messages) {
    return messages.stream().<Output>map(Output.Keep::new).toList();
  }
}
