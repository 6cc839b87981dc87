package org.swapgrid.sim.soak;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.swapgrid.sim.bench.Usage;
import org.swapgrid.sim.demo.DaemonProcess;

/** Reads what a daemon takes of its box. */
final class Probe implements AutoCloseable {
  private static final String HEAP = "jvm_memory_used_bytes{area=\"heap\"}";
  private static final String RECORDS = "events";
  private static final long COLLECT_SECONDS = 20;

  private final DaemonProcess daemon;
  private final Path state;
  private final Path collector = Path.of(System.getProperty("java.home"), "bin", "jcmd");
  private final HttpClient http = HttpClient.newHttpClient();

  Probe(DaemonProcess daemon, Path state) {
    this.daemon = daemon;
    this.state = state;
  }

  /** The heap only where the runtime can be told to collect, which a trimmed one cannot. */
  Map<Gauge, Double> read() throws IOException, InterruptedException {
    var values = new EnumMap<Gauge, Double>(Gauge.class);
    var usage = Usage.of(daemon.pid());
    values.put(Gauge.RSS, (double) usage.rss());
    values.put(Gauge.THREADS, (double) usage.threads());
    values.put(Gauge.DESCRIPTORS, (double) usage.descriptors());
    files(values);
    var status = daemon.answer("status").orElseGet(JsonObject::new);
    if (status.has("uplink")) {
      values.put(Gauge.OUTBOX, status.getAsJsonObject("uplink").get("queued").getAsDouble());
    }
    if (status.has("http") && !status.get("http").isJsonNull() && collect()) {
      values.put(Gauge.HEAP, heap(status.get("http").getAsString()) / 1_000);
    }
    return values;
  }

  private boolean collect() throws IOException, InterruptedException {
    if (!Files.isExecutable(collector)) {
      return false;
    }
    var command = List.of(collector.toString(), String.valueOf(daemon.pid()), "GC.run");
    var discard = ProcessBuilder.Redirect.DISCARD;
    var run = new ProcessBuilder(command).redirectOutput(discard).redirectError(discard).start();
    if (!run.waitFor(COLLECT_SECONDS, TimeUnit.SECONDS)) {
      run.destroyForcibly();
      return false;
    }
    return run.exitValue() == 0;
  }

  private double heap(String address) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://" + address + "/metrics")).build();
    return http.send(request, BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith(HEAP))
        .mapToDouble(line -> Double.parseDouble(line.substring(HEAP.length())))
        .findFirst()
        .orElseThrow(() -> new IOException("the daemon serves no " + HEAP));
  }

  private void files(Map<Gauge, Double> values) throws IOException {
    long files = 0;
    long bytes = 0;
    long recordFiles = 0;
    long recordBytes = 0;
    for (var file : under(state)) {
      long size = size(file);
      if (state.relativize(file).startsWith(RECORDS)) {
        recordFiles++;
        recordBytes += size;
      } else {
        files++;
        bytes += size;
      }
    }
    values.put(Gauge.STATE_FILES, (double) files);
    values.put(Gauge.STATE_BYTES, bytes / 1e3);
    values.put(Gauge.RECORD_FILES, (double) recordFiles);
    values.put(Gauge.RECORD_BYTES, recordBytes / 1e3);
  }

  /** A walk would end where a file goes while it is on its way. */
  private static List<Path> under(Path folder) throws IOException {
    var found = new ArrayList<Path>();
    try (var entries = Files.list(folder)) {
      for (var entry : entries.toList()) {
        found.addAll(Files.isDirectory(entry) ? under(entry) : List.of(entry));
      }
    }
    return found;
  }

  /** A file may go between being found and being looked at. */
  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException gone) {
      return 0;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
