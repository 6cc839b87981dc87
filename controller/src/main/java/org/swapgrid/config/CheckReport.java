package org.swapgrid.config;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.swapgrid.config.spec.Effective;
import org.swapgrid.config.spec.Finding;
import org.swapgrid.config.spec.Severity;

/**
 * What {@code check-config} says, for people and for programs.
 *
 * @param file as it was named
 * @param result what came of reading it
 */
public record CheckReport(String file, ReadResult result) {

  /** Every finding with its line and hint, then one line of summary. */
  public String text() {
    var text = new StringBuilder();
    result.findings().forEach(finding -> text.append(finding.render()));
    return text.append(file).append(": ").append(summary()).append('\n').toString();
  }

  /** One line: "refused: 2 errors, 1 notice" or "ok: 3 notices". */
  public String summary() {
    var counts = new StringBuilder();
    for (var severity : Severity.values()) {
      long count = count(severity);
      if (count > 0) {
        counts.append(counts.isEmpty() ? ": " : ", ").append(count).append(' ');
        counts.append(severity.word()).append(count == 1 ? "" : "s");
      }
    }
    return switch (result) {
      case ReadResult.Ok _ -> "ok" + counts;
      case ReadResult.Faulty _ -> "refused" + counts;
    };
  }

  /** Every value in force, one a line, with where it came from; empty where it was refused. */
  public String print() {
    return switch (result) {
      case ReadResult.Faulty _ -> "";
      case ReadResult.Ok ok -> {
        var text = new StringBuilder();
        ok.config().effective().forEach(line -> text.append(row(line)));
        yield text.append("hash = ").append(ok.config().hash()).append('\n').toString();
      }
    };
  }

  private static String row(Effective.Line line) {
    return "%-60s # %s\n".formatted(line.path() + " = " + line.value(), line.origin());
  }

  /**
   * The document of {@code check-config --format json}.
   *
   * @param print whether every value in force is listed
   */
  public String json(boolean print) {
    var json = new JsonObject();
    json.addProperty("file", file);
    json.addProperty("ok", result instanceof ReadResult.Ok);
    for (var severity : Severity.values()) {
      json.addProperty(severity.word() + "s", count(severity));
    }
    var findings = new JsonArray();
    result.findings().forEach(finding -> findings.add(json(finding)));
    json.add("findings", findings);
    if (result instanceof ReadResult.Ok(var config, _)) {
      json.addProperty("hash", config.hash());
      if (print) {
        json.add("effective", effective(config.effective()));
      }
    }
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n";
  }

  private long count(Severity severity) {
    return result.findings().stream().filter(f -> f.severity() == severity).count();
  }

  private static JsonObject json(Finding finding) {
    var json = new JsonObject();
    json.addProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    json.addProperty("file", finding.file());
    json.addProperty("line", finding.line());
    json.addProperty("column", finding.column());
    json.addProperty("path", finding.path());
    json.addProperty("message", finding.message());
    json.addProperty("excerpt", finding.excerpt());
    json.addProperty("hint", finding.hint());
    return json;
  }

  private static JsonArray effective(List<Effective.Line> lines) {
    var array = new JsonArray();
    for (var line : lines) {
      var json = new JsonObject();
      json.addProperty("path", line.path());
      json.addProperty("value", line.value());
      json.addProperty("origin", line.origin());
      array.add(json);
    }
    return array;
  }
}
