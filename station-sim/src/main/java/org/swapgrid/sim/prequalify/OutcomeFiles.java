package org.swapgrid.sim.prequalify;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The raw data beside the report: one CSV for each step, and all figures as JSON. */
public final class OutcomeFiles {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  private OutcomeFiles() {}

  /** Every file by its name; same outcome, same bytes. */
  public static Map<String, String> of(Outcome outcome) {
    var files = new LinkedHashMap<String, String>();
    for (var step : outcome.steps()) {
      if (!step.trace().points().isEmpty()) {
        files.put(step.id() + ".csv", csv(step));
      }
    }
    files.put("result.json", GSON.toJson(json(outcome)) + "\n");
    return files;
  }

  /** Writes the files into a folder. */
  public static void write(Map<String, String> files, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** SHA-256 of a text in UTF-8, in hex. */
  public static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String csv(Step step) {
    var text = new StringBuilder("time_s,frequency_hz,voltage_pu,power_w,limit_w\n");
    for (var point : step.trace().points()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.4f,%.5f,%.4f,%.1f,%d\n",
              point.nanos() / 1e9,
              point.hertz(),
              point.perUnit(),
              point.watts(),
              point.limitW()));
    }
    return text.toString();
  }

  private static JsonObject json(Outcome outcome) {
    var json = new JsonObject();
    json.addProperty("service", outcome.product().id());
    json.addProperty("verdict", outcome.verdict().words());
    json.addProperty("not_examined", outcome.notExamined());
    json.add("not_run", GSON.toJsonTree(outcome.leftOut()));
    json.add("shortened", GSON.toJsonTree(outcome.shortened()));
    var setUp = new JsonObject();
    outcome.setUp().forEach(fact -> setUp.addProperty(fact.name(), fact.value()));
    json.add("set_up", setUp);
    json.add("product", GSON.toJsonTree(outcome.product().numbers()));
    var steps = new JsonArray();
    outcome.steps().forEach(step -> steps.add(json(step)));
    json.add("steps", steps);
    json.add("settings", GSON.toJsonTree(outcome.settings()));
    return json;
  }

  private static JsonObject json(Step step) {
    var json = new JsonObject();
    json.addProperty("id", step.id());
    json.addProperty("title", step.title());
    json.addProperty("verdict", step.verdict().words());
    json.addProperty("done", step.done());
    var criteria = new JsonArray();
    for (var criterion : step.criteria()) {
      var one = new JsonObject();
      one.addProperty("criterion", criterion.name());
      one.addProperty("required", criterion.required());
      one.addProperty("measured", criterion.measured());
      one.addProperty("verdict", criterion.verdict().words());
      criteria.add(one);
    }
    json.add("criteria", criteria);
    return json;
  }
}
