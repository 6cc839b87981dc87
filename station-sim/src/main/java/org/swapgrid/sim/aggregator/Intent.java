package org.swapgrid.sim.aggregator;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an order asks for.
 *
 * @param mode the order's word for it
 * @param kilowatts the most the station may draw, where the mode names a power
 * @param service the grid service, where the mode names one
 */
public record Intent(Mode mode, OptionalDouble kilowatts, Optional<String> service) {
  /** The modes of an order on the wire. */
  public enum Mode {
    SHED_TO("shed_to"),
    CAP("cap"),
    HOLD("hold"),
    RELEASE("release"),
    ARM("arm"),
    DISARM("disarm");

    private final String word;

    Mode(String word) {
      this.word = word;
    }
  }

  /** Draw no more than this, now. */
  public static Intent shedTo(double kilowatts) {
    return new Intent(Mode.SHED_TO, OptionalDouble.of(kilowatts), Optional.empty());
  }

  /** Draw no more than this. */
  public static Intent cap(double kilowatts) {
    return new Intent(Mode.CAP, OptionalDouble.of(kilowatts), Optional.empty());
  }

  /** Let no limit rise. */
  public static Intent hold() {
    return new Intent(Mode.HOLD, OptionalDouble.empty(), Optional.empty());
  }

  /** End what was ordered of the station's power. */
  public static Intent release() {
    return new Intent(Mode.RELEASE, OptionalDouble.empty(), Optional.empty());
  }

  /** Let a service answer the grid. */
  public static Intent arm(String service) {
    return new Intent(Mode.ARM, OptionalDouble.empty(), Optional.of(service));
  }

  /** Keep a service from answering the grid. */
  public static Intent disarm(String service) {
    return new Intent(Mode.DISARM, OptionalDouble.empty(), Optional.of(service));
  }

  /** What it is about: a newer intent about the same thing takes this one's place. */
  String thing() {
    return service.map(id -> "service " + id).orElse("power");
  }

  /** Said once is enough: it is not to last. */
  boolean momentary() {
    return mode == Mode.RELEASE || mode == Mode.ARM;
  }

  void write(JsonObject payload) {
    payload.addProperty("mode", mode.word);
    kilowatts.ifPresent(kw -> payload.addProperty("kw", kw));
    service.ifPresent(id -> payload.addProperty("service", id));
  }
}
