package org.swapgrid.uplink.namespace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.model.ServiceId;
import org.swapgrid.uplink.sparkplug.Image;
import org.swapgrid.uplink.sparkplug.Part;

/**
 * Version 1 of what the station says of itself. Remembers definitions it made, nothing of the
 * station. Not for use by two threads.
 */
public final class Namespace {
  static final long VERSION = 1;

  private final Terms terms;
  private final NodePart node;
  private final MeterPart meter;
  private final CabinetPart cabinet;
  private final DispatchPart dispatch;
  private final Map<ServiceId, ServicePart> services = new LinkedHashMap<>();

  public Namespace(Layout layout) {
    terms = new Terms(layout);
    node = new NodePart(terms);
    meter = new MeterPart(terms);
    cabinet = new CabinetPart(terms);
    dispatch = new DispatchPart(terms);
  }

  /** Everything the station would say after this cycle. */
  public Image image(CycleRecord cycle, Facts facts) {
    var devices = new ArrayList<Part>();
    meter.of(cycle).ifPresent(devices::add);
    cabinet.of(cycle).ifPresent(devices::add);
    for (var view : cycle.made().view().services()) {
      var part = services.computeIfAbsent(view.service(), id -> new ServicePart(terms, id));
      devices.add(part.of(cycle, view, facts));
    }
    devices.add(dispatch.of(cycle, facts.dispatch()));
    return new Image(node.of(cycle, facts), devices);
  }

  /** An answer to an order, to be told at once. */
  public Part answer(Acknowledgement answer, Instant wall) {
    return dispatch.answer(answer, wall);
  }
}
