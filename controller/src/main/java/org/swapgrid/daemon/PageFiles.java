package org.swapgrid.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.swapgrid.http.Page;

/** The station page's own files, packed with the program. */
final class PageFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "page.css", "text/css; charset=utf-8",
          "page.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml; charset=utf-8",
          "uplot.js", "text/javascript; charset=utf-8",
          "uplot.css", "text/css; charset=utf-8",
          "uplot-LICENSE.txt", "text/plain; charset=utf-8");

  private PageFiles() {}

  /** By path; read anew for each request, so nothing of it stays in memory. */
  static Map<String, Supplier<Page>> byPath() {
    var pages = new TreeMap<String, Supplier<Page>>();
    TYPES.forEach((name, type) ->
        pages.put(
            name.equals("index.html") ? "/" : "/" + name, () -> new Page(200, type, text(name))));
    return pages;
  }

  private static String text(String name) {
    try (var in = PageFiles.class.getResourceAsStream("/org/swapgrid/page/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the program");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
