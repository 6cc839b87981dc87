package org.swapgrid.uplink.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swapgrid.uplink.sparkplug.DataType;
import org.swapgrid.uplink.sparkplug.Definition;
import org.swapgrid.uplink.sparkplug.Definition.About;
import org.swapgrid.uplink.sparkplug.Definition.Rule;
import org.swapgrid.uplink.sparkplug.Image;
import org.swapgrid.uplink.sparkplug.Metric;
import org.swapgrid.uplink.sparkplug.Names;
import org.swapgrid.uplink.sparkplug.Outgoing;
import org.swapgrid.uplink.sparkplug.Outgoing.Body;
import org.swapgrid.uplink.sparkplug.Outgoing.Kind;
import org.swapgrid.uplink.sparkplug.Part;
import org.swapgrid.uplink.sparkplug.Value;

/**
 * Makes the node's messages: one sequence over the node and its devices, births complete, data by
 * exception, times that never go back between two births.
 */
final class Voice {
  private static final int MODULUS = 256;
  private static final About PLAIN = new About(null, null, "");
  private static final Definition BD_SEQ =
      new Definition(Names.BD_SEQ, DataType.INT64, PLAIN, Rule.EVERY_CHANGE);
  private static final Definition REBIRTH =
      new Definition(
          Names.REBIRTH,
          DataType.BOOLEAN,
          new About(null, null, "Write true: births are published again"),
          Rule.EVERY_CHANGE);

  private final Changes changes = new Changes();
  private final Set<String> devices = new LinkedHashSet<>();
  private Instant newest = Instant.MIN;
  private Instant floor = Instant.EPOCH;
  private int seq;

  static Outgoing death(int bdSeq, Instant at) {
    var metric = new Metric(BD_SEQ, new Value.Whole(bdSeq), at);
    return new Outgoing(Kind.NDEATH, Part.NODE, Outgoing.NO_SEQ, at, Body.live(List.of(metric)));
  }

  List<Outgoing> births(Image image, int bdSeq, Instant wall) {
    seq = 0;
    newest = wall;
    floor = Instant.EPOCH;
    devices.clear();
    changes.clear();
    var births = new ArrayList<Outgoing>();
    var metrics = new ArrayList<Metric>();
    metrics.add(new Metric(BD_SEQ, new Value.Whole(bdSeq), wall));
    metrics.add(new Metric(REBIRTH, new Value.Truth(false), wall));
    metrics.addAll(image.node().metrics());
    changes.born(image.node());
    births.add(message(Kind.NBIRTH, Part.NODE, metrics));
    image.devices().forEach(device -> births.add(birth(device)));
    return births;
  }

  private Outgoing birth(Part device) {
    changes.born(device);
    devices.add(device.device());
    return message(Kind.DBIRTH, device.device(), device.metrics());
  }

  /** Whether the births no longer hold: the node itself changed, or its clock went back. */
  boolean needsBirth(Image image, Instant wall) {
    return !changes.isBorn(image.node()) || wall.plus(Duration.ofMinutes(1)).isBefore(newest);
  }

  /** What is news: devices that came, went or changed their shape, and values. */
  List<Outgoing> report(Image image, Instant wall) {
    advance(wall);
    var messages = new ArrayList<Outgoing>();
    for (var gone : missing(image)) {
      devices.remove(gone);
      changes.forget(gone);
      messages.add(message(Kind.DDEATH, gone, List.of()));
    }
    data(image.node()).ifPresent(messages::add);
    for (var device : image.devices()) {
      if (changes.isBorn(device)) {
        data(device).ifPresent(messages::add);
      } else {
        messages.add(birth(device));
      }
    }
    return messages;
  }

  private List<String> missing(Image image) {
    var present = image.devices().stream().map(Part::device).toList();
    return devices.stream().filter(device -> !present.contains(device)).toList();
  }

  private Optional<Outgoing> data(Part part) {
    var news = changes.take(part);
    return news.isEmpty()
        ? Optional.empty()
        : Optional.of(message(dataOf(part), part.device(), news));
  }

  /** The same news, for the outbox: while nobody listens nothing is numbered. */
  List<Outgoing> aside(Image image, Instant wall) {
    var messages = new ArrayList<Outgoing>();
    var parts = new ArrayList<Part>();
    parts.add(image.node());
    parts.addAll(image.devices());
    for (var part : parts) {
      if (!changes.isBorn(part)) {
        changes.born(part);
        messages.add(unnumbered(part, part.metrics(), wall));
        continue;
      }
      var news = changes.take(part);
      if (!news.isEmpty()) {
        messages.add(unnumbered(part, news, wall));
      }
    }
    return messages;
  }

  static Outgoing unnumbered(Part part, List<Metric> metrics, Instant wall) {
    return new Outgoing(dataOf(part), part.device(), Outgoing.NO_SEQ, wall, Body.live(metrics));
  }

  boolean isBorn(String device) {
    return devices.contains(device);
  }

  Outgoing urgent(Part part, Instant wall) {
    advance(wall);
    changes.sent(part);
    return message(dataOf(part), part.device(), part.metrics());
  }

  Outgoing record(Part part, boolean historical, Instant wall) {
    advance(wall);
    var body = new Body(part.metrics(), historical);
    return new Outgoing(dataOf(part), part.device(), next(), newest, body);
  }

  List<Outgoing> deviceDeaths(Instant wall) {
    advance(wall);
    var deaths = devices.stream().map(device -> message(Kind.DDEATH, device, List.of())).toList();
    devices.clear();
    return deaths;
  }

  private static Kind dataOf(Part part) {
    return part.isNode() ? Kind.NDATA : Kind.DDATA;
  }

  private void advance(Instant wall) {
    newest = wall.isAfter(newest) ? wall : newest;
  }

  private Outgoing message(Kind kind, String device, List<Metric> metrics) {
    return new Outgoing(kind, device, next(), newest, Body.live(stamped(metrics)));
  }

  /** Sparkplug 3.0, 6.4.12: what is not historical stays in order, whatever the wall clock did. */
  private List<Metric> stamped(List<Metric> metrics) {
    var from = floor;
    var stamped = new ArrayList<Metric>(metrics.size());
    for (var metric : metrics) {
      boolean isLate = metric.at().isBefore(from);
      var told = isLate ? new Metric(metric.definition(), metric.value(), from) : metric;
      stamped.add(told);
      floor = told.at().isAfter(floor) ? told.at() : floor;
    }
    return stamped;
  }

  private int next() {
    int number = seq;
    seq = (seq + 1) % MODULUS;
    return number;
  }
}
