package org.swapgrid.sim.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.swapgrid.sim.real.Await;
import org.swapgrid.sim.real.Programs;

/** Debian's Prometheus, scraping one daemon every second. */
final class Prometheus implements AutoCloseable {
  private static final String PROGRAM = "/usr/bin/prometheus";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String address;
  private final Path log;

  private Prometheus(Process process, String address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /** Skips the test where Prometheus is not installed. */
  static void need() throws InterruptedException {
    Programs.need(List.of(PROGRAM, "--version"), "prometheus");
  }

  /** Starts it with the operator's own rules. */
  static Prometheus scraping(String daemon, Path rules, Path folder) throws IOException {
    var config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: [%1$s/recording-rules.yml, %1$s/alert-rules.yml]
        scrape_configs:
          - job_name: swapgrid
            static_configs: [{targets: ["%2$s"], labels: {station: it-01, region: tw}}]
          - job_name: swapgrid-bays
            metrics_path: /metrics/bays
            static_configs: [{targets: ["%2$s"], labels: {station: it-01, region: tw}}]
        """
            .formatted(rules, daemon));
    var address = "127.0.0.1:" + freePort();
    var log = folder.resolve("prometheus.log");
    var command =
        List.of(
            PROGRAM,
            "--config.file=" + config,
            "--storage.tsdb.path=" + folder.resolve("tsdb"),
            "--web.listen-address=" + address);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    return new Prometheus(builder.redirectOutput(log.toFile()).start(), address, log);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until the expression has a value now; not a number is none. */
  void awaitData(String expression) {
    Await.until(expression, Duration.ofSeconds(30), () -> hasData(expression), this::words);
  }

  private boolean hasData(String expression) {
    return result(expression).asList().stream()
        .map(each -> each.getAsJsonObject().getAsJsonArray("value").get(1).getAsString())
        .anyMatch(value -> !value.equals("NaN"));
  }

  /** What the expression gives now; empty while Prometheus does not answer. */
  private JsonArray result(String expression) {
    var query = "/api/v1/query?query=" + URLEncoder.encode(expression, UTF_8);
    try {
      var request = HttpRequest.newBuilder(URI.create("http://" + address + query)).build();
      var answer = http.send(request, BodyHandlers.ofString());
      var json = JsonParser.parseString(answer.body()).getAsJsonObject();
      if (answer.statusCode() == 400) {
        throw new AssertionError(expression + ": " + json.get("error"));
      }
      return answer.statusCode() == 200
          ? json.getAsJsonObject("data").getAsJsonArray("result")
          : new JsonArray();
    } catch (IOException | IllegalStateException | JsonParseException notYet) {
      return new JsonArray();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new AssertionError(hurried);
    }
  }

  private String words() {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  @Override
  public void close() {
    process.destroy();
    http.close();
  }
}
