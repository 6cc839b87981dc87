package org.swapgrid.sim.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.Request;

/** The largest cabinet on the wire: its frame is split, its limits are read back. */
final class FullCabinetIT {
  private static final int BAYS = 120;

  @TempDir Path folder = Path.of("");

  @Test
  void everyBayOfTheLargestCabinetFollowsThePlanAndIsReadBack() throws Exception {
    try (var site = DaemonStation.start(folder, BAYS)) {
      site.awaitNormal();
      var before = site.truth().watts();
      site.say("frequency 59.7");
      site.awaitWattsBelow(before / 2, Duration.ofSeconds(3));
      site.awaitMode("shedding");
      assertPlanIsInForce(site);
      site.say("frequency 60");
      site.awaitMode("restoring");
      Await.until(
          "a part of the way back",
          Duration.ofSeconds(5),
          () -> site.truth().cabinet().limitW() > BAYS * 60,
          site::seen);
      site.awaitNormal();
      assertPlanIsInForce(site);
    }
  }

  private static void assertPlanIsInForce(DaemonStation site) {
    Await.until(
        "plan, register and read-back alike",
        Duration.ofSeconds(5),
        () -> planned(site).equals(inForce(site)) && readBack(site).equals(inForce(site)),
        () -> planned(site) + "\n" + readBack(site) + "\n" + inForce(site));
    assertEquals(BAYS, planned(site).size());
    assertTrue(inForce(site).stream().allMatch(w -> w >= 0 && w <= 600));
  }

  private static List<Integer> planned(DaemonStation site) {
    return bays(site, "limit_w");
  }

  private static List<Integer> readBack(DaemonStation site) {
    return bays(site, "limit_in_force_w");
  }

  private static List<Integer> bays(DaemonStation site, String key) {
    var bays = site.daemon().answer("bays").orElseGet(JsonObject::new).getAsJsonArray("bays");
    return StreamSupport.stream(bays.spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .map(bay -> bay.get(key).getAsInt())
        .toList();
  }

  private static List<Integer> inForce(DaemonStation site) {
    var answer = site.station().site().now(s -> s.askCabinet(new Request.Read(3, 3120, BAYS)));
    var registers = ((Answer.Values) answer).registers();
    return IntStream.range(0, BAYS).mapToObj(i -> registers.at(i) * 10).toList();
  }
}
