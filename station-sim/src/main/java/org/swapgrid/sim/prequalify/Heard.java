package org.swapgrid.sim.prequalify;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the daemon said of itself at an instant.
 *
 * @param nanos of the simulation
 * @param mode in one word; "silent" when it did not answer
 * @param doubt of its first meter; "none" when it is trusted
 * @param service the service under test
 */
record Heard(long nanos, String mode, String doubt, Service service, String explanation) {
  /**
   * The service under test.
   *
   * @param available what it offers, in watts
   */
  record Service(boolean armed, boolean active, double available) {
    static final Service UNKNOWN = new Service(false, false, 0);
  }

  /** The same, with the words of the one before where they are the same: hours are kept. */
  Heard sharing(Heard before) {
    return explanation.equals(before.explanation)
        ? new Heard(
            nanos,
            before.mode.equals(mode) ? before.mode : mode,
            before.doubt.equals(doubt) ? before.doubt : doubt,
            before.service.equals(service) ? before.service : service,
            before.explanation)
        : this;
  }

  static Heard nothing(long nanos) {
    return new Heard(nanos, "silent", "", Service.UNKNOWN, "no answer");
  }

  static Heard of(long nanos, JsonObject answer, String service) {
    return new Heard(
        nanos,
        text(answer.get("mode")),
        doubt(answer),
        service(answer, service).orElse(Service.UNKNOWN),
        text(answer.get("explanation")));
  }

  private static String doubt(JsonObject answer) {
    var meters = answer.getAsJsonArray("meters");
    return meters == null || meters.isEmpty()
        ? ""
        : text(meters.get(0).getAsJsonObject().get("doubt"));
  }

  private static Optional<Service> service(JsonObject answer, String id) {
    var services = answer.getAsJsonArray("services");
    if (services == null) {
      return Optional.empty();
    }
    return services.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(s -> text(s.get("service")).equals(id))
        .findFirst()
        .map(s ->
            new Service(flag(s.get("armed")), flag(s.get("active")), number(s.get("available_w"))));
  }

  private static String text(@Nullable JsonElement element) {
    return element == null || element.isJsonNull() ? "" : element.getAsString();
  }

  private static boolean flag(@Nullable JsonElement element) {
    return element != null && !element.isJsonNull() && element.getAsBoolean();
  }

  private static double number(@Nullable JsonElement element) {
    return element == null || element.isJsonNull() ? 0 : element.getAsDouble();
  }
}
