package org.swapgrid.uplink.namespace;

import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.uplink.sparkplug.Definition;
import org.swapgrid.uplink.sparkplug.Part;

/** The station itself. */
final class NodePart {
  private static final double UPTIME_BAND = 300;
  private static final double OFFSET_BAND = 20;

  private final Layout layout;
  private final Definition software;
  private final Definition configHash;
  private final Definition version;
  private final Definition uptime;
  private final Definition synchronised;
  private final Definition offset;
  private final Definition mode;
  private final Definition reason;
  private final Definition alarm;
  private final Definition alarmCode;
  private final Definition queued;
  private final Definition oldest;
  private final Definition dropped;
  private final Definition reconnects;
  private final Definition lastLoss;

  NodePart(Terms terms) {
    layout = terms.layout();
    software = terms.text("Properties/Software", "Name and version of the controller");
    configHash = terms.text("Properties/ConfigHash", "Hash of the configuration in force");
    version = terms.count("Properties/NamespaceVersion", "Version of this list of metrics");
    uptime = terms.whole("Properties/Uptime", "s", "Since the controller started", UPTIME_BAND);
    synchronised = terms.flag("Clock/Synchronised", "Whether the clock follows a source");
    offset = terms.whole("Clock/OffsetMs", "ms", "Distance from that source", OFFSET_BAND);
    mode = terms.text("Station/Mode", "What the station does");
    reason = terms.text("Station/Reason", "Why, in one sentence as of the last change of mode");
    alarm = terms.flag("Station/Alarm/Active", "Whether somebody must look");
    alarmCode = terms.count("Station/Alarm/Code", "Which alarm; 0 for none");
    queued = terms.whole("History/Queued", "records", "Not yet acknowledged", 10);
    oldest = terms.moment("History/OldestAt", "When the oldest of them happened");
    dropped = terms.count("History/Dropped", "Records given up for lack of room");
    reconnects = terms.count("Link/Reconnects", "Sessions since the start, less the first");
    lastLoss = terms.text("Link/LastLossReason", "Why the last session ended");
  }

  Part of(CycleRecord cycle, Facts facts) {
    var status = facts.status();
    var link = facts.link();
    var level = link.outbox();
    return new Sheet(Part.NODE, cycle.seen().tick().wall())
        .words(software, layout.software())
        .words(configHash, layout.configHash())
        .whole(version, Namespace.VERSION)
        .whole(uptime, status.uptime().toSeconds())
        .truth(synchronised, status.clock().synchronised())
        .whole(offset, offset(status.clock()))
        .words(mode, ModeName.of(cycle.made().next().mode()))
        .words(reason, status.reason())
        .truth(alarm, status.alarm() != 0)
        .whole(alarmCode, (long) status.alarm())
        .whole(queued, level.queued())
        .moment(oldest, level.queued() == 0 ? null : level.oldest())
        .whole(dropped, level.dropped())
        .whole(reconnects, link.reconnects())
        .words(lastLoss, link.lastLoss())
        .part();
  }

  private static @Nullable Long offset(Facts.ClockFacts clock) {
    return clock.offset() == null ? null : clock.offset().toMillis();
  }
}
