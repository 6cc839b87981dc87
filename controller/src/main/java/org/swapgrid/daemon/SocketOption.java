package org.swapgrid.daemon;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.swapgrid.config.ConfigReader;
import org.swapgrid.config.ReadResult;
import org.swapgrid.daemon.socket.ControlClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where the daemon listens. */
final class SocketOption {
  private static final Path DEFAULT = Path.of("/run/swapgrid/control.sock");

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--socket",
      paramLabel = "PATH",
      description = "The daemon's control socket (default: as the configuration says).")
  private @Nullable Path socket;

  /** As the configuration says: a command that asks again and again reads it once. */
  private @Nullable Path read;

  /**
   * Asks the daemon one thing.
   *
   * @throws Failure when it does not answer, or refuses
   */
  JsonObject ask(String command) {
    return ask(new Json().put("command", command).done());
  }

  /**
   * The same of a request with more in it.
   *
   * @throws Failure when it does not answer, or refuses
   */
  JsonObject ask(JsonObject request) {
    var path = path();
    return answer(path, line(path, Json.line(request)));
  }

  Path configuration() {
    return config.file();
  }

  private static String line(Path path, String request) {
    try {
      return ControlClient.ask(path, request);
    } catch (IOException unreachable) {
      var why =
          Files.exists(path)
              ? unreachable.getMessage() + "; are you root or in the group swapgrid?"
              : "nothing listens there; start it with: systemctl start swapgrid";
      throw new Failure(Exit.UNREACHABLE, "no answer from the daemon at " + path + ": " + why);
    }
  }

  private static JsonObject answer(Path path, String line) {
    try {
      var answer = JsonParser.parseString(line).getAsJsonObject();
      if (answer.get("ok").getAsBoolean()) {
        return answer.getAsJsonObject("answer");
      }
      throw new Failure(Exit.FAILED, "the daemon refused: " + answer.get("error").getAsString());
    } catch (JsonParseException | IllegalStateException notOurs) {
      throw new Failure(Exit.UNREACHABLE, "what answers at " + path + " is no swapgrid daemon");
    }
  }

  private Path path() {
    var given = socket == null ? read : socket;
    if (given != null) {
      return given;
    }
    var found = configured();
    read = found;
    return found;
  }

  private Path configured() {
    if (config.isDefault() && !Files.isReadable(config.file())) {
      return DEFAULT;
    }
    return switch (ConfigReader.read(config.file(), System.getenv())) {
      case ReadResult.Ok(var read, _) -> read.host().socket();
      case ReadResult.Faulty _ ->
          throw new Failure(
              Exit.CONFIGURATION,
              config.file()
                  + " has faults, so the socket is not known; see swapgrid check-config "
                  + config.file()
                  + ", or give --socket PATH");
    };
  }
}
