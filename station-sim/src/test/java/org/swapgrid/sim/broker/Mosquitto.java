package org.swapgrid.sim.broker;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import org.swapgrid.sim.pki.TestPki;
import org.swapgrid.sim.pki.TlsFiles;
import org.swapgrid.sim.real.Await;
import org.swapgrid.sim.real.Programs;

/**
 * Debian's mosquitto with the shipped example: only places, the port and the depth of its log are
 * changed. Its folder holds certificates for the stations a1 and b2.
 */
public final class Mosquitto implements AutoCloseable {
  private static final Path SHIPPED = Path.of("..", "config", "mosquitto");
  private static final List<String> PLACES =
      List.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "mosquitto");

  private final String command;
  private final Path folder;
  private final int port;
  private Process process;

  private Mosquitto(Process process, String command, Path folder, int port) {
    this.process = process;
    this.command = command;
    this.folder = folder;
    this.port = port;
  }

  /** Starts it in this folder; skips the test when it is not installed. */
  public static Mosquitto start(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    var program = PLACES.stream().filter(p -> new File(p).canExecute()).findFirst();
    var command = program.orElse("mosquitto");
    Programs.need(List.of("sh", "-c", "command -v " + command), "mosquitto");
    var _ = new TestPki(folder).write(wanted());
    var port = freePort();
    Files.copy(SHIPPED.resolve("acl"), folder.resolve("acl"));
    Files.writeString(folder.resolve("mosquitto.conf"), configuration(folder, port));
    var broker = new Mosquitto(launch(command, folder), command, folder, port);
    broker.awaitListening();
    return broker;
  }

  private static Process launch(String command, Path folder) throws IOException {
    return new ProcessBuilder(command, "-c", folder.resolve("mosquitto.conf").toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private void awaitListening() {
    Await.until("mosquitto", Duration.ofSeconds(10), this::listens, this::log);
  }

  /** Issues every certificate anew, by the same authority. */
  public void renew() throws IOException, GeneralSecurityException {
    var _ = new TestPki(folder).write(wanted());
  }

  /** As with kill -9. */
  public void kill() throws InterruptedException {
    var _ = process.destroyForcibly().waitFor();
  }

  /** Starts it again where it was; returns when it listens. */
  public void again() throws IOException {
    process = launch(command, folder);
    awaitListening();
  }

  /** Sends it a signal by name. */
  public void signal(String name) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("kill -" + name + " failed");
    }
  }

  public int port() {
    return port;
  }

  /** How clients reach it. */
  public String uri() {
    return "ssl://127.0.0.1:" + port;
  }

  /** The files of broker, aggregator, ST-a1 or ST-b2. */
  public TlsFiles files(String name) {
    return TlsFiles.in(folder, name);
  }

  /** Everything it has said. */
  public String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException notYet) {
      return "";
    }
  }

  private boolean listens() {
    try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return probe.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static TestPki.Wanted wanted() {
    return new TestPki.Wanted(List.of("a1", "b2"), List.of("127.0.0.1"), "VPP-DEMO", "orders-1");
  }

  private static String configuration(Path folder, int port) throws IOException {
    var shipped = Files.readString(SHIPPED.resolve("mosquitto.conf"));
    var root = System.getProperty("user.name").equals("root") ? "user root\n" : "";
    return shipped
            .replace("/etc/mosquitto/", folder + "/")
            .replace("/var/lib/mosquitto/", folder + "/")
            .replace("listener 8883", "listener " + port + " 127.0.0.1")
            .replace("#log_type debug", "log_type debug")
        + root;
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    var _ = process.onExit().join();
  }
}
