package org.swapgrid.sim.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One prequalification as a process of its own, so that many can go on beside each other. */
final class PrequalifyRun {
  private static final String MET = "met";
  private static final String NOT_MET = "not met";

  private final Test test;
  private final Path out;

  /**
   * What is run.
   *
   * @param passes whether meter and product allow it
   */
  record Test(String service, String meter, boolean passes) {
    String expected() {
      return passes ? MET : NOT_MET;
    }
  }

  /**
   * What came of it.
   *
   * @param failed the steps that were not met
   */
  record Result(Test test, String verdict, Counts counts, List<String> failed, Duration took) {
    boolean isAsExpected() {
      return verdict.equals(test.expected());
    }
  }

  /** Of criteria. */
  record Counts(long met, long notMet, long notExamined) {}

  PrequalifyRun(Test test, Path folder) {
    this.test = test;
    this.out = folder.resolve(test.service() + "-" + test.meter());
  }

  Result run(List<String> options, PrintWriter says) throws IOException, InterruptedException {
    Files.createDirectories(out);
    Files.deleteIfExists(out.resolve("result.json"));
    var begun = System.nanoTime();
    var log = ProcessBuilder.Redirect.to(out.resolve("progress.log").toFile());
    var process =
        new ProcessBuilder(command(options)).redirectErrorStream(true).redirectOutput(log).start();
    var hook = new Thread(process::destroy, "prequalify-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      var _ = process.waitFor();
    } finally {
      process.destroy();
    }
    var result = result(Duration.ofNanos(System.nanoTime() - begun));
    says.println(test.service() + " with " + test.meter() + ": " + result.verdict());
    says.flush();
    return result;
  }

  private List<String> command(List<String> options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("prequalify", "--service", test.service(), "--meter", test.meter()));
    command.addAll(List.of("--out", out.toString()));
    command.addAll(options);
    return command;
  }

  private Result result(Duration took) throws IOException {
    var file = out.resolve("result.json");
    if (!Files.exists(file)) {
      return new Result(test, "no result", new Counts(0, 0, 0), List.of("see progress.log"), took);
    }
    var json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    var steps = objects(json, "steps");
    var failed = steps.stream().filter(step -> is(step, NOT_MET)).map(PrequalifyRun::id).toList();
    var criteria = steps.stream().flatMap(step -> objects(step, "criteria").stream()).toList();
    var counts =
        new Counts(
            criteria.stream().filter(c -> is(c, MET)).count(),
            criteria.stream().filter(c -> is(c, NOT_MET)).count(),
            criteria.stream().filter(c -> is(c, "not examined")).count());
    return new Result(test, json.get("verdict").getAsString(), counts, failed, took);
  }

  private static List<JsonObject> objects(JsonObject in, String name) {
    return in.getAsJsonArray(name).asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  private static boolean is(JsonObject judged, String verdict) {
    return judged.get("verdict").getAsString().equals(verdict);
  }

  private static String id(JsonObject step) {
    return step.get("id").getAsString();
  }

  /** One line for each, and one above them. */
  static String table(List<Result> results) {
    var table = new StringBuilder("\n");
    table.append(
        row(
            List.of("SERVICE", "METER", "VERDICT", "EXPECTED", "CRITERIA MET", "NOT", "OPEN"),
            "TOOK",
            "STEPS NOT MET"));
    results.forEach(result -> table.append(row(result)));
    return table.toString();
  }

  private static String row(Result result) {
    var test = result.test();
    var counts = result.counts();
    return row(
        List.of(
            test.service(),
            test.meter(),
            result.verdict(),
            test.expected(),
            String.valueOf(counts.met()),
            String.valueOf(counts.notMet()),
            String.valueOf(counts.notExamined())),
        result.took().toSeconds() + " s",
        result.failed().isEmpty() ? "-" : String.join(",", result.failed()));
  }

  private static String row(List<String> cells, String took, String failed) {
    var first = "%-15s %-16s %-9s %-9s %12s %4s %5s ".formatted(cells.toArray());
    return first + "%9s  %s%n".formatted(took, failed);
  }
}
