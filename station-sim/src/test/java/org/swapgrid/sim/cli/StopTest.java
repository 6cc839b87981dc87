package org.swapgrid.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.sim.broker.EmbeddedBroker;
import org.swapgrid.sim.real.Await;

/** What runs until it is told to stop, stops in order when it is told so. */
final class StopTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder = Path.of("");

  private Process start(String... arguments) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    // A build in the background leaves SIGINT ignored, and a process takes that over.
    var command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.addAll(List.of(java, "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("org.swapgrid.sim.cli.Main");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log().toFile())
        .start();
  }

  private Path log() {
    return folder.resolve("log");
  }

  private String said() {
    try {
      return Files.exists(log()) ? Files.readString(log()) : "";
    } catch (IOException unreadable) {
      return "";
    }
  }

  private int stopped(Process process, String signal) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor());
    assertTrue(process.waitFor(15, TimeUnit.SECONDS), said());
    return process.exitValue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void anAggregatorSaysThatItGoesAndEndsWithZero(String signal) throws Exception {
    try (var broker = EmbeddedBroker.start()) {
      var states = new CopyOnWriteArrayList<String>();
      var witness = new MqttAsyncClient(broker.uri(), "witness", new MemoryPersistence());
      witness.connect().waitForCompletion(5_000);
      witness
          .subscribe("spBv1.0/STATE/VPP-T", 1, (_, message) -> states.add(message.toString()))
          .waitForCompletion(5_000);
      var aggregator =
          start("aggregator", "--server", broker.uri(), "--group", "G", "--host", "VPP-T");
      Await.until("online", SOON, () -> isLast(states, "true"), this::said);
      assertEquals(0, stopped(aggregator, signal), said());
      Await.until("offline", SOON, () -> isLast(states, "false"), () -> states);
      assertEquals(2, states.size(), "said once, and no will behind it: " + states);
      witness.disconnectForcibly(0, 0, false);
      witness.close(true);
    }
  }

  private static boolean isLast(List<String> states, String online) {
    return !states.isEmpty() && states.getLast().contains("\"online\":" + online);
  }

  @Test
  void aBrokerEndsWithZero() throws Exception {
    var broker = start("broker", "--port", "0");
    Await.until("ready", SOON, () -> said().contains("ready broker="), this::said);
    assertEquals(0, stopped(broker, "TERM"), said());
  }
}
