package org.swapgrid.model;

import org.jspecify.annotations.Nullable;

/**
 * Why a limit is what it is, and for which service.
 *
 * @param reason the kind of cause
 * @param service the grid service that asked for it; null where none did
 */
public record Cause(Reason reason, @Nullable ServiceId service) {
  public static Cause of(Reason reason) {
    return new Cause(reason, null);
  }

  public String words() {
    return service == null ? reason.words() : reason.words() + " (" + service + ")";
  }
}
