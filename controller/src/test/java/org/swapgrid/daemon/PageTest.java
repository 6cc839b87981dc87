package org.swapgrid.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.decision.Controller;
import org.swapgrid.http.Page;
import org.swapgrid.model.Frequency;

final class PageTest {
  /** The design's limit for everything a phone loads. */
  private static final int MOST_BYTES = 60_000;

  @TempDir Path folder = Path.of("");

  @Test
  void allOfThePageIsSmallOnTheWire() throws IOException {
    int bytes = 0;
    for (var file : PageFiles.byPath().values()) {
      bytes += zipped(words(file.get()));
    }
    assertTrue(bytes < MOST_BYTES, bytes + " bytes");
  }

  static String words(Page page) {
    return switch (page.body()) {
      case Page.Body.Text(var words) -> words;
      case Page.Body.Written _ -> throw new AssertionError("a page of unknown length");
    };
  }

  private static int zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(UTF_8));
    }
    return bytes.size();
  }

  @Test
  void theVendoredChartIsTheNamedVersionWithItsLicence() {
    assertTrue(file("/uplot.js").contains("uPlot (v1.6.32)"));
    assertTrue(file("/uplot-LICENSE.txt").contains("The MIT License"));
  }

  private static String file(String path) {
    return words(requireNonNull(PageFiles.byPath().get(path)).get());
  }

  @Test
  void everythingTheMarkupLoadsIsServedAndNothingStandsInline() {
    var files = PageFiles.byPath();
    var page = file("/");
    for (var name : List.of("page.css", "page.js", "uplot.css", "uplot.js", "icon.svg")) {
      assertTrue(page.contains("\"" + name + "\"") && files.containsKey("/" + name), name);
    }
    assertFalse(page.matches("(?s).*(<style|style=|<script>| on\\w+=).*"));
  }

  @Test
  void theLineReachesTenMinutesBackAndSaysWhereNothingWasSeen() {
    var history = new History();
    var start = Instant.EPOCH;
    history.add(start, Frequency.ofHertz(60));
    history.add(start.plusSeconds(300), null);
    history.add(start.plusSeconds(601), Frequency.ofHertz(59.5));

    assertEquals("[[300.0,null],[601.0,59.5]]", Json.line(history.json()));
  }

  @Test
  void aTickCarriesLevelsBaysAndDisk() {
    var cycle = new Timeline(Fixtures.policy()).cycle(60);
    var controller = new Controller(Fixtures.policy());
    var shown = new Snapshot(cycle, controller, Instant.EPOCH, null, false);
    var disk = new StateDisk(folder);
    try (var page = new LivePage(JsonObject::new, () -> shown, disk, ZoneId.of("Asia/Taipei"))) {
      var now = page.now();

      assertEquals(60, now.get("nominal_hz").getAsDouble());
      assertEquals("[{\"service\":\"tw-sreg\",\"hz\":59.88}]", Json.line(now.get("levels")));
      assertEquals(4, now.getAsJsonArray("bays").size());
      assertTrue(now.getAsJsonObject("disk").get("free_bytes").getAsLong() > 0);
    }
  }

  @Test
  void beforeTheFirstCycleThereIsAPageAsWell() {
    var disk = new StateDisk(folder.resolve("missing"));
    try (var page = new LivePage(JsonObject::new, () -> null, disk, ZoneId.of("UTC"))) {
      assertEquals("[]", Json.line(page.now().get("bays")));
    }
    assertTrue(disk.json().get("free_bytes").isJsonNull());
  }
}
