package org.swapgrid.sim.demo;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real daemon as a process of its own, known by its command, its log and its socket. */
public final class DaemonProcess implements AutoCloseable {
  private static final int STOP_SECONDS = 4;
  private static final int TAIL = 15;

  private final Process process;
  private final Path socket;
  private final Path log;

  private DaemonProcess(Process process, Path socket, Path log) {
    this.process = process;
    this.socket = socket;
    this.log = log;
  }

  /**
   * Starts a daemon with this program's own Java and class path.
   *
   * @param socket as its configuration names it
   * @param log takes what it prints, behind what is there already
   */
  public static DaemonProcess start(Path configuration, Path socket, Path log) throws IOException {
    return start(Launch.own(), configuration, Map.of(), socket, log);
  }

  /**
   * The same.
   *
   * @param launch what is started, and with what
   * @param settings go before its configuration, as environment variables
   */
  public static DaemonProcess start(
      Launch launch, Path configuration, Map<String, String> settings, Path socket, Path log)
      throws IOException {
    var command = new ArrayList<>(launch.command());
    command.addAll(List.of("run", "--config", configuration.toString()));
    var output = ProcessBuilder.Redirect.appendTo(log.toFile());
    var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
    builder.environment().putAll(launch.environment());
    builder.environment().putAll(settings);
    return new DaemonProcess(builder.start(), socket, log);
  }

  /** The process's number. */
  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its state; empty while it does not answer. */
  public Optional<DaemonStatus> status() {
    return answer("status").map(DaemonStatus::of);
  }

  /** Its whole answer to a command of its control socket; empty while it does not answer. */
  public Optional<JsonObject> answer(String command) {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      var line = "{\"command\":\"" + command + "\"}\n";
      var request = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (request.hasRemaining()) {
        channel.write(request);
      }
      var reader = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
      var answer = Optional.ofNullable(reader.readLine()).map(JsonParser::parseString);
      return answer.map(JsonElement::getAsJsonObject).map(a -> a.getAsJsonObject("answer"));
    } catch (IOException | JsonParseException | IllegalStateException notYet) {
      return Optional.empty();
    }
  }

  /** The last lines it printed. */
  public List<String> lastWords() {
    try {
      var lines = Files.readAllLines(log);
      return lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
    } catch (IOException unreadable) {
      return List.of("(no log: " + unreadable.getMessage() + ")");
    }
  }

  /** As with kill -9: no farewell. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to stop, and makes it stop if it does not; returns its exit code. */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      kill();
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
