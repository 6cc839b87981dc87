package org.swapgrid.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.swapgrid.config.spec.ExampleFile;
import org.swapgrid.config.spec.JsonSchema;
import org.swapgrid.config.spec.ReferencePage;

/** What is written from the table, for people and for editors. */
public final class ConfigDocuments {
  private ConfigDocuments() {}

  /** JSON Schema (draft 2020-12) of a station's configuration. */
  public static String stationSchema() {
    return JsonSchema.of(StationSpec.DOCUMENT);
  }

  /** JSON Schema of a file in {@code meters/}. */
  public static String meterMapSchema() {
    return JsonSchema.of(MeterMapSpec.DOCUMENT);
  }

  /** JSON Schema of a file in {@code services/}. */
  public static String serviceSchema() {
    return JsonSchema.of(ServiceSpec.DOCUMENT);
  }

  /** A commented example of a station's configuration, ready to be edited. */
  public static String example() {
    return ExampleFile.of(
        StationSpec.DOCUMENT,
        List.of(
            "yaml-language-server: $schema=station.schema.json",
            "",
            "A station's configuration. What is required stands here with an example value; what"
                + " is",
            "commented out shows its default. Check it with: swapgrid check-config station.yaml",
            "",
            "This file is generated from the table in the program, as is docs/configuration.md."));
  }

  /** The manual's reference page, in Markdown. */
  public static String page() {
    return text("configuration.head.md")
        + ReferencePage.of(StationSpec.DOCUMENT, 3)
        + text("configuration.meters.md")
        + ReferencePage.of(MeterMapSpec.DOCUMENT, 3)
        + text("configuration.services.md")
        + ReferencePage.of(ServiceSpec.DOCUMENT, 3).stripTrailing()
        + "\n";
  }

  private static String text(String name) {
    try (var in = ConfigDocuments.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
