package org.swapgrid.daemon.remote;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.metrics.UplinkMetrics;
import org.swapgrid.uplink.UplinkListener;
import org.swapgrid.uplink.sparkplug.Refusal;

/** Keeps what the link is doing, logs its changes and counts them. */
public final class LinkBoard implements UplinkListener {
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid.uplink");

  private final AtomicReference<Link> link = new AtomicReference<>(Link.NEVER);
  private final UplinkMetrics metrics;
  private final OrderBoard orders;
  private final InstantSource clock;
  private @Nullable String lastFailure;

  /**
   * The link.
   *
   * @param up whether the station is seen by the aggregator's server
   * @param server of the session, or of the last attempt; null before the first
   * @param since when it came up or went down, by the wall clock; null before
   * @param sessions since the start
   * @param lastLoss why the last session or attempt ended; null when none did
   * @param hostOnline what the primary host said last; null before
   */
  public record Link(
      boolean up,
      @Nullable String server,
      @Nullable Instant since,
      long sessions,
      @Nullable String lastLoss,
      @Nullable Boolean hostOnline) {
    static final Link NEVER = new Link(false, null, null, 0, null, null);
  }

  LinkBoard(UplinkMetrics metrics, OrderBoard orders, InstantSource clock) {
    this.metrics = metrics;
    this.orders = orders;
    this.clock = clock;
  }

  /** Every reason there is not to take a message, as a word. */
  static List<String> reasons() {
    return Stream.of(Refusal.values()).map(why -> why.name().toLowerCase(Locale.ROOT)).toList();
  }

  Link link() {
    return link.get();
  }

  @Override
  public void up(String server, int bdSeq) {
    lastFailure = null;
    var now = clock.instant();
    var _ =
        link.updateAndGet(
            was -> new Link(true, server, now, was.sessions + 1, was.lastLoss, was.hostOnline));
    metrics.born();
    LOG.atInfo().addKeyValue("server", server).addKeyValue("bdseq", bdSeq).log("uplink up");
  }

  @Override
  public void down(String server, String why, boolean wasUp) {
    var now = clock.instant();
    var _ =
        link.updateAndGet(was ->
            new Link(false, server, wasUp ? now : was.since, was.sessions, why, was.hostOnline));
    if (wasUp) {
      metrics.lost();
    }
    // An attempt that fails for the reason of the one before says nothing new.
    if (wasUp || !why.equals(lastFailure)) {
      LOG.atWarn()
          .addKeyValue("server", server)
          .addKeyValue("why", why)
          .log(wasUp ? "uplink down" : "uplink not up; it goes on trying");
    }
    lastFailure = why;
  }

  @Override
  public void host(boolean online) {
    var _ =
        link.updateAndGet(
            was -> new Link(was.up, was.server, was.since, was.sessions, was.lastLoss, online));
    LOG.atInfo().addKeyValue("online", online).log("primary host");
  }

  @Override
  public void refused(Refusal reason, String detail) {
    var word = reason.name().toLowerCase(Locale.ROOT);
    metrics.refusedMessage(word);
    orders.refused(new OrderBoard.Refused(clock.instant(), null, word, detail, 1));
  }

  @Override
  public void published(int bytes) {
    metrics.published(bytes);
  }

  @Override
  public void counterNotKept() {
    LOG.error("the session's number could not be made durable: a restart may repeat one");
  }

  @Override
  public void starved(int threads) {
    LOG.atError()
        .addKeyValue("threads", threads)
        .log("threads of the MQTT client do not end: no attempt until they do");
  }
}
