package org.swapgrid.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a limit is what it is, and for which service.
 *
 * @param reason the kind of cause
 * @param service the grid service that asked for it; null where none did
 */
public record Cause(Reason reason, @Nullable ServiceId service) {
  private static final Map<Reason, Cause> WITHOUT_SERVICE = new EnumMap<>(Reason.class);

  static {
    for (var reason : Reason.values()) {
      WITHOUT_SERVICE.put(reason, new Cause(reason, null));
    }
  }

  /** The same object for the same reason: each cycle names one for every bay. */
  public static Cause of(Reason reason) {
    return Objects.requireNonNull(WITHOUT_SERVICE.get(reason));
  }

  public String words() {
    return service == null ? reason.words() : reason.words() + " (" + service + ")";
  }
}
