package org.swapgrid.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PageServerTest {
  private static final String LONG = "one line of a long page\n".repeat(500);

  private final LiveFeed feed = new LiveFeed(() -> "{\"past\":1}");
  private PageServer server;
  private HttpClient client;

  @BeforeEach
  void start() throws IOException {
    server =
        new PageServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new Routes(
                Map.of(
                    "/", () -> Page.text(200, "index\n"),
                    "/long", () -> Page.text(200, LONG),
                    "/ill", () -> Page.text(503, "meter main does not answer\n")),
                Map.of("/shelf/", PageServerTest::onShelf),
                Map.of("/live", feed)));
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private HttpResponse<byte[]> ask(String method, String path, String... headers)
      throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    var request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Test
  void aPageIsServedWithItsStatusAndType() throws IOException, InterruptedException {
    var answer = ask("GET", "/ill");

    assertEquals(503, answer.statusCode());
    assertEquals("meter main does not answer\n", new String(answer.body(), UTF_8));
    assertEquals(
        "text/plain; charset=utf-8", answer.headers().firstValue("Content-Type").orElse(""));
  }

  @Test
  void gzipIsUsedWhenAskedForAndNotOtherwise() throws IOException, InterruptedException {
    var packed = ask("GET", "/long", "Accept-Encoding", "br, gzip;q=0.9");
    var plain = ask("GET", "/long", "Accept-Encoding", "gzip;q=0");

    assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElse(""));
    assertTrue(packed.body().length < LONG.length() / 10);
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertArrayEquals(LONG.getBytes(UTF_8), unpacked.readAllBytes());
    }
    assertArrayEquals(LONG.getBytes(UTF_8), plain.body());
  }

  @Test
  void headTellsTheLengthAndSendsNoBody() throws IOException, InterruptedException {
    var answer = ask("HEAD", "/long");

    assertEquals(200, answer.statusCode());
    assertEquals(LONG.length(), answer.headers().firstValueAsLong("Content-Length").orElse(0));
    assertEquals(0, answer.body().length);
  }

  @Test
  void nothingCanBeChangedOverHttp() throws IOException, InterruptedException {
    for (var method : new String[] {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"}) {
      assertEquals(405, ask(method, "/").statusCode(), method);
    }
  }

  @Test
  void anUnknownPathIsNotFound() throws IOException, InterruptedException {
    assertEquals(404, ask("GET", "/metrics/../etc/passwd").statusCode());
  }

  private static Page onShelf(String name) {
    return switch (name) {
      case "long" -> new Page(200, "text/csv", new Page.Body.Written(new Repeated()), Map.of());
      case "styled" -> Page.text(200, "s").with("Content-Security-Policy", "style-src 'sha256-x'");
      default -> Page.text(404, "not on the shelf: " + name);
    };
  }

  /** More than is ever held. */
  private static final class Repeated implements Page.Writing {
    static final AtomicInteger CLOSED = new AtomicInteger();

    @Override
    public void to(OutputStream out) throws IOException {
      for (int i = 0; i < 100; i++) {
        out.write(LONG.getBytes(UTF_8));
      }
    }

    @Override
    public void close() {
      var _ = CLOSED.incrementAndGet();
    }
  }

  @Test
  void aLongBodyIsWrittenPieceByPieceAndClosedAlsoWhenNobodyWantsIt() throws Exception {
    int before = Repeated.CLOSED.get();
    assertEquals(LONG.length() * 100, ask("GET", "/shelf/long").body().length);
    var packed = ask("GET", "/shelf/long", "Accept-Encoding", "gzip").body();
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      assertEquals(LONG.length() * 100, unpacked.readAllBytes().length);
    }
    assertEquals(0, ask("HEAD", "/shelf/long").body().length);
    // The reader has its last byte before the server closes what it read from.
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (Repeated.CLOSED.get() < before + 3 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    assertEquals(before + 3, Repeated.CLOSED.get());
  }

  @Test
  void aFolderAnswersForItsOwnNamesOnly() throws Exception {
    assertEquals("not on the shelf: x", new String(ask("GET", "/shelf/x").body(), UTF_8));
    assertEquals(
        "not on the shelf: passwd", new String(ask("GET", "/shelf/%70asswd").body(), UTF_8));
    for (var path : new String[] {"/shelf", "/shelf/../x", "/shelf/%2e%2e%2fx", "/shelf//x"}) {
      assertEquals("no such page; see /\n", new String(ask("GET", path).body(), UTF_8), path);
    }
  }

  @Test
  void aPageCanNameItsOwnPolicy() throws Exception {
    var policies = ask("GET", "/shelf/styled").headers().allValues("Content-Security-Policy");
    assertEquals(List.of("style-src 'sha256-x'"), policies);
  }

  @Test
  void everyAnswerForbidsWhatIsNotThisServersOwn() throws IOException, InterruptedException {
    for (var path : new String[] {"/", "/ill", "/unknown"}) {
      var policy = ask("GET", path).headers().firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.startsWith("default-src 'none'"), path + ": " + policy);
      assertFalse(policy.contains("unsafe"), policy);
    }
  }

  @Test
  void aListenerHearsThePastFirstAndThenTheNewestTick() throws Exception {
    try (var lines = listen()) {
      assertEquals("retry: 2000", lines.readLine());
      assertEquals("event: history", lines.readLine());
      assertEquals("data: {\"past\":1}", lines.readLine());
      assertEquals("", lines.readLine());
      feed.tick("{\"now\":2}");
      assertEquals("event: tick", lines.readLine());
      assertEquals("data: {\"now\":2}", lines.readLine());
    }
  }

  @Test
  void oneListenerTooManyIsRefused() throws Exception {
    var open = new ArrayList<BufferedReader>();
    for (int i = 0; i < LiveFeed.MOST; i++) {
      var lines = listen();
      assertEquals("retry: 2000", lines.readLine());
      open.add(lines);
    }
    assertEquals(503, ask("GET", "/live").statusCode());
    for (var lines : open) {
      lines.close();
    }
  }

  @Test
  void aListenerThatReadsNothingDoesNotHoldUpTheTicks() throws Exception {
    try (var lines = listen()) {
      assertEquals("retry: 2000", lines.readLine());
      var long10k = "x".repeat(10_000);
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> {
            for (int i = 0; i < 5_000; i++) {
              feed.tick(long10k);
            }
          });
      assertTrue(feed.isHeard());
    }
  }

  /** A plain socket: closing it is the end, as with a phone that is put away. */
  private BufferedReader listen() throws IOException {
    var socket = new Socket(server.address().getAddress(), server.address().getPort());
    socket.getOutputStream().write("GET /live HTTP/1.0\r\n\r\n".getBytes(UTF_8));
    var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    while (!lines.readLine().isEmpty()) {}
    return lines;
  }

  @Test
  void aTakenPortIsAnError() {
    var _ =
        assertThrows(
            IOException.class,
            () ->
                new PageServer(server.address(), new Routes(Map.of(), Map.of(), Map.of())).close());
  }
}
