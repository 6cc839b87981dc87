package org.swapgrid.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.http.Page.Body;

/**
 * Serves pages to GET and HEAD, each request on its own virtual thread. Limits on connections and
 * on slow requests are system properties that the launcher sets (sun.net.httpserver.*,
 * jdk.httpserver.*).
 */
public final class PageServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);

  /** Below this a compressed answer is not smaller by a packet. */
  private static final int WORTH_COMPRESSING = 1_000;

  /** Nothing but this server's own files: no inline script or style, no frame, no other host. */
  private static final String OWN_FILES_ONLY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Routes routes;

  /**
   * Binds and begins to serve.
   *
   * @param address port 0 takes any free port
   * @throws IOException when the address cannot be bound
   */
  public PageServer(InetSocketAddress address, Routes routes) throws IOException {
    this.routes = routes;
    server = HttpServer.create(address, 16);
    server.setExecutor(threads);
    var _ = server.createContext("/", this::serve);
    server.start();
  }

  /** The address really bound. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      secure(exchange);
      var feed = routes.feed(exchange.getRequestURI().getPath());
      if (feed != null && exchange.getRequestMethod().equals("GET")) {
        feed.serve(exchange);
      } else {
        answer(exchange, page(exchange));
      }
    } catch (IOException gone) {
      throw gone;
    } catch (RuntimeException bug) {
      // A page that cannot be made must not end the process that holds the station.
      LOG.atError().setCause(bug).addKeyValue("path", exchange.getRequestURI()).log("page failed");
      throw bug;
    }
  }

  private static void secure(HttpExchange exchange) {
    var headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", OWN_FILES_ONLY);
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
  }

  private Page page(HttpExchange exchange) {
    var method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return Page.text(405, "only GET and HEAD: this server changes nothing\n");
    }
    return routes.page(exchange.getRequestURI().getPath());
  }

  private static void answer(HttpExchange exchange, Page page) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", page.contentType());
    headers.set("Vary", "Accept-Encoding");
    page.headers().forEach(headers::set);
    switch (page.body()) {
      case Body.Text(var words) -> answer(exchange, page.status(), words.getBytes(UTF_8));
      case Body.Written(var by) -> answer(exchange, page.status(), by);
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] words) throws IOException {
    var headers = exchange.getResponseHeaders();
    var body = words;
    if (words.length >= WORTH_COMPRESSING && takesGzip(exchange)) {
      headers.set("Content-Encoding", "gzip");
      body = gzip(words);
    }
    if (isHead(exchange)) {
      headers.set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void answer(HttpExchange exchange, int status, Page.Writing by)
      throws IOException {
    try {
      if (isHead(exchange)) {
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      boolean packed = takesGzip(exchange);
      if (packed) {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      }
      exchange.sendResponseHeaders(status, 0);
      var body = exchange.getResponseBody();
      var out = packed ? new GZIPOutputStream(body, 8_192) : body;
      by.to(out);
      out.close();
    } finally {
      by.close();
    }
  }

  private static boolean isHead(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("HEAD");
  }

  static boolean takesGzip(HttpExchange exchange) {
    var accepted = exchange.getRequestHeaders().getOrDefault("Accept-Encoding", List.of());
    return accepted.stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .anyMatch(coding -> coding.startsWith("gzip") && !coding.matches(".*;\\s*q=0(\\.0*)?"));
  }

  private static byte[] gzip(byte[] body) throws IOException {
    var bytes = new ByteArrayOutputStream(body.length / 4);
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
