package org.swapgrid.sim.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The page's own files before a tick that a real daemon once sent, told over and over: for what a
 * healthy daemon does not show.
 */
final class ReplayedStation implements AutoCloseable {
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LinkedBlockingQueue<String> hangUp = new LinkedBlockingQueue<>();
  private final AtomicInteger pages = new AtomicInteger();
  private volatile JsonObject tick;

  /**
   * Begins to serve.
   *
   * @param tick an answer of {@code /api/status}
   */
  ReplayedStation(String tick) throws IOException {
    this.tick = JsonParser.parseString(tick).getAsJsonObject();
    server.setExecutor(threads);
    var _ = server.createContext("/", this::serve);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** The tick that is told; what is changed in it shows with the next. */
  JsonObject status() {
    return tick.getAsJsonObject("status");
  }

  /** How often the page was loaded. */
  int pages() {
    return pages.get();
  }

  /** From now on another program answers; open streams end. */
  void update(String version) {
    var next = tick.deepCopy();
    next.getAsJsonObject("status").addProperty("version", version);
    tick = next;
    hangUp.add(version);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (path.equals("/live")) {
        live(exchange);
      } else {
        file(exchange, path.equals("/") ? "/index.html" : path);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void file(HttpExchange exchange, String path) throws IOException {
    if (path.equals("/index.html")) {
      var _ = pages.incrementAndGet();
    }
    try (var in = ReplayedStation.class.getResourceAsStream("/org/swapgrid/page" + path)) {
      var bytes = requireNonNull(in, path).readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", type(path));
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String type(String path) {
    return switch (path.substring(path.lastIndexOf('.'))) {
      case ".html" -> "text/html; charset=utf-8";
      case ".css" -> "text/css";
      case ".js" -> "text/javascript";
      default -> "image/svg+xml";
    };
  }

  private void live(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    var history = new JsonObject();
    history.addProperty("zone", "Asia/Taipei");
    history.add("points", new JsonArray());
    history.add("tick", now());
    send(exchange, "retry: 200\nevent: history\n", history);
    while (hangUp.poll(300, TimeUnit.MILLISECONDS) == null) {
      send(exchange, "event: tick\n", now());
    }
  }

  private JsonObject now() {
    var now = tick.deepCopy();
    now.addProperty("at", Instant.now().toString());
    return now;
  }

  private static void send(HttpExchange exchange, String head, JsonObject json) throws IOException {
    exchange.getResponseBody().write((head + "data: " + json + "\n\n").getBytes(UTF_8));
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
