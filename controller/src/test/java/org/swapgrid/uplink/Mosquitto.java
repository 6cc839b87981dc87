package org.swapgrid.uplink;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.swapgrid.uplink.mqtt.Server;

/** Debian's broker on a free port of loopback; it can be killed and started again. */
final class Mosquitto implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"));

  private final Path folder;
  private final int port;
  private @Nullable Process process;

  Mosquitto(Path folder) throws IOException {
    this.folder = folder;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
  }

  /** Skips the test where it is missing; in continuous integration that is a failure. */
  static void require() {
    if (PLACES.stream().noneMatch(Files::isExecutable)) {
      var cure = "mosquitto is missing: apt-get install mosquitto";
      if ("true".equals(System.getenv("CI"))) {
        fail(cure);
      }
      Assumptions.abort(cure);
    }
  }

  Server server() {
    return new Server("127.0.0.1", port, false);
  }

  void start() throws IOException {
    var config = folder.resolve("mosquitto.conf");
    Files.writeString(
        config,
        """
        listener %d 127.0.0.1
        allow_anonymous true
        set_tcp_nodelay true
        persistence false
        """
            .formatted(port));
    var program = PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow();
    process =
        new ProcessBuilder(program.toString(), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    Witness.await("mosquitto listens", this::listens);
  }

  private boolean listens() {
    try (var probe = new Socket()) {
      probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  void kill() {
    var running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
