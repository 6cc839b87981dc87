package org.swapgrid.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.swapgrid.config.CheckReport;
import org.swapgrid.config.ConfigReader;
import org.swapgrid.config.ReadResult;
import org.swapgrid.daemon.support.Bundle;
import org.swapgrid.daemon.support.Programs;
import org.swapgrid.daemon.support.StateFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "support-bundle",
    description = "Collects what is needed to find a fault in one archive.",
    footer = {
      "",
      "Holds the configuration without secrets, what its check says, the daemon's status, bays",
      "and threads, the last log lines, the state folder's contents by name, and versions.",
      "What cannot be had is said in its place. Look through it before sending it."
    })
final class SupportBundleCommand implements Callable<Integer> {
  /** The daemon's environment: the overrides in force. */
  private static final Path DEFAULTS = Path.of("/etc/default/swapgrid");

  private static final Path DEFAULT_STATE = Path.of("/var/lib/swapgrid");
  private static final DateTimeFormatter IN_NAMES = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  @Spec
  private CommandSpec spec;

  @Mixin private SocketOption socket = new SocketOption();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The archive (default: swapgrid-support-HOST-TIME.zip in this folder).")
  private @Nullable Path output;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "2000",
      description = "So many of the last log lines (default: 2000).")
  private int lines;

  @Override
  public Integer call() {
    var file = output == null ? Path.of(defaultName()) : output;
    try {
      bundle().write(file);
    } catch (FileAlreadyExistsException there) {
      throw new Failure(Exit.FAILED, file + " is there already; give --output another name");
    } catch (IOException trouble) {
      throw new Failure(Exit.FAILED, "cannot write " + file + ": " + trouble.getMessage());
    }
    spec.commandLine().getOut().println(file.toAbsolutePath());
    return Exit.OK;
  }

  private Bundle bundle() {
    var file = socket.configuration();
    return new Bundle()
        .with("versions.txt", SupportBundleCommand::versions)
        .with("station.yaml", () -> Files.readString(file))
        .with("check-config.txt", () -> check(file))
        .with("environment.txt", SupportBundleCommand::overrides)
        .with("defaults.txt", () -> Files.readString(DEFAULTS))
        .with("status.json", () -> ask("status"))
        .with("bays.json", () -> ask("bays"))
        .with("threads.txt", () -> words("threads"))
        .with("state.txt", () -> StateFolder.summary(state(file)))
        .with("log.txt", () -> journalctl(lines))
        .with("unit.txt", () -> Programs.say("systemctl", "show", "swapgrid.service"))
        .with("box.txt", SupportBundleCommand::box);
  }

  private String ask(String command) {
    try {
      return Json.line(socket.ask(command)) + "\n";
    } catch (Failure silent) {
      return silent.getMessage() + "\n";
    }
  }

  private String words(String command) {
    try {
      return socket.ask(command).get(command).getAsString();
    } catch (Failure silent) {
      return silent.getMessage() + "\n";
    }
  }

  private static String check(Path file) {
    var report = new CheckReport(file.toString(), ConfigReader.read(file, System.getenv()));
    return report.print() + report.text();
  }

  private static Path state(Path file) {
    return switch (ConfigReader.read(file, System.getenv())) {
      case ReadResult.Ok(var config, _) -> config.host().state();
      case ReadResult.Faulty _ -> DEFAULT_STATE;
    };
  }

  private static String versions() throws IOException {
    return String.join("\n", new Version().getVersion())
        + "\n"
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + "\n"
        + Programs.say("dpkg-query", "--show", "swapgrid", "libc6", "systemd");
  }

  private static String overrides() {
    return new TreeMap<>(System.getenv())
        .entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("SWAPGRID_"))
            .map(Map.Entry::toString)
            .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String journalctl(int lines) throws IOException {
    var count = String.valueOf(lines);
    return Programs.say(
        "journalctl", "--unit=swapgrid", "--no-pager", "--output=short-iso", "--lines=" + count);
  }

  private static String box() throws IOException {
    return Programs.say("df", "--human-readable", "--local")
        + Programs.say("timedatectl", "status")
        + Programs.say("free", "--mebi");
  }

  private static String defaultName() {
    return "swapgrid-support-"
        + host()
        + "-"
        + LocalDateTime.now(ZoneOffset.UTC).format(IN_NAMES)
        + ".zip";
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException nameless) {
      return "station";
    }
  }
}
