package org.swapgrid.sim.demo;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What the daemon says of itself.
 *
 * @param mode in one word
 * @param explanation in one sentence
 * @param ready whether meter and cabinet answer
 */
public record DaemonStatus(String mode, String explanation, boolean ready) {
  static DaemonStatus of(JsonObject answer) {
    var ready = answer.get("ready");
    return new DaemonStatus(
        text(answer.get("mode")),
        text(answer.get("explanation")),
        ready != null && ready.getAsBoolean());
  }

  private static String text(@Nullable JsonElement element) {
    return element == null || element.isJsonNull() ? "" : element.getAsString();
  }
}
