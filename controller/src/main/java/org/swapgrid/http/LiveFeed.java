package org.swapgrid.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/**
 * One stream of server-sent events for a few listeners. Each begins with what was before; whoever
 * reads too slowly misses ticks, and one that reads nothing for a while is let go.
 */
public final class LiveFeed {
  /** How many may listen at once. */
  public static final int MOST = 16;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Supplier<String> history;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

  private record Listener(Thread thread, Mailbox mail) {}

  /**
   * @param history one line of JSON, sent first; called on the listener's thread
   */
  public LiveFeed(Supplier<String> history) {
    this.history = history;
  }

  public boolean isHeard() {
    return !listeners.isEmpty();
  }

  /**
   * Sends to everybody; returns at once.
   *
   * @param json one line
   */
  public void tick(String json) {
    for (var listener : listeners) {
      listener.mail.put(json);
      if (listener.mail.isLeftFull(PATIENCE)) {
        // Its thread stands in a write that nobody reads; the interrupt closes the connection.
        listener.thread.interrupt();
      }
    }
  }

  /** Sends until the listener goes. */
  void serve(HttpExchange exchange) throws IOException {
    var listener = new Listener(Thread.currentThread(), new Mailbox());
    if (!joins(listener)) {
      refuse(exchange);
      return;
    }
    try (var out = open(exchange)) {
      send(out, "retry: 2000\nevent: history\n", history.get());
      while (true) {
        send(out, "event: tick\n", listener.mail.take());
      }
    } catch (InterruptedException letGo) {
      Thread.currentThread().interrupt();
    } finally {
      listeners.remove(listener);
    }
  }

  /** One tick is much like the one before, so a packed stream is a twentieth of the plain one. */
  private static OutputStream open(HttpExchange exchange) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "text/event-stream");
    headers.set("Vary", "Accept-Encoding");
    boolean packed = PageServer.takesGzip(exchange);
    if (packed) {
      headers.set("Content-Encoding", "gzip");
    }
    exchange.sendResponseHeaders(200, 0);
    var body = exchange.getResponseBody();
    return packed ? new GZIPOutputStream(body, 8_192, true) : body;
  }

  private synchronized boolean joins(Listener listener) {
    return listeners.size() < MOST && listeners.add(listener);
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", "10");
    var words = (MOST + " pages are open already: close one\n").getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(503, words.length);
    exchange.getResponseBody().write(words);
  }

  private static void send(OutputStream out, String head, String json) throws IOException {
    out.write((head + "data: " + json + "\n\n").getBytes(UTF_8));
    out.flush();
  }
}
