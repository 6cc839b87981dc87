package org.swapgrid.daemon;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.swapgrid.daemon.selftest.SelfTest;
import org.swapgrid.daemon.support.Threads;

/** Answers the requests of the control socket. */
final class ControlDesk implements UnaryOperator<String> {
  private final Supplier<JsonObject> status;
  private final Supplier<@Nullable Snapshot> newest;
  private final Hold hold;
  private final SelfTest test;
  private final String version;

  ControlDesk(
      Supplier<JsonObject> status,
      Supplier<@Nullable Snapshot> newest,
      Hold hold,
      SelfTest test,
      String version) {
    this.status = status;
    this.newest = newest;
    this.hold = hold;
    this.test = test;
    this.version = version;
  }

  @Override
  public String apply(String line) {
    try {
      var answer = new Json().put("ok", true).put("answer", answer(request(line)));
      return Json.line(answer.done());
    } catch (IllegalArgumentException refused) {
      var error = new Json().put("ok", false).put("error", refused.getMessage());
      return Json.line(error.done());
    }
  }

  private static JsonObject request(String line) {
    JsonElement request;
    try {
      request = JsonParser.parseString(line);
    } catch (JsonParseException notJson) {
      throw new IllegalArgumentException("not a line of JSON; send {\"command\":\"status\"}");
    }
    if (request instanceof JsonObject object
        && object.get("command") instanceof JsonPrimitive command
        && command.isString()) {
      return object;
    }
    throw new IllegalArgumentException("no \"command\" in it; send {\"command\":\"status\"}");
  }

  private JsonObject answer(JsonObject request) {
    return switch (request.get("command").getAsString()) {
      case "status" -> status.get();
      case "bays" -> bays();
      case "hold" -> hold(true);
      case "release" -> hold(false);
      case "self-test" -> SelfTestAnswer.begin(test, request);
      case "self-test-state" -> SelfTestAnswer.watch(test);
      case "self-test-stop" -> SelfTestAnswer.stop(test);
      case "version" -> new Json().put("version", version).done();
      case "threads" -> new Json().put("threads", Threads.dump()).done();
      default ->
          throw new IllegalArgumentException(
              "unknown command; there are status, bays, hold, release, self-test, self-test-state,"
                  + " self-test-stop, version, threads");
    };
  }

  private JsonObject bays() {
    var shown = newest.get();
    if (shown == null) {
      throw new IllegalArgumentException("the daemon is starting: ask again in a second");
    }
    return BaysReport.of(shown.cycle());
  }

  private JsonObject hold(boolean wanted) {
    boolean durable = hold.set(wanted, Duration.ofSeconds(2));
    return new Json().put("hold", wanted).put("durable", durable).done();
  }
}
