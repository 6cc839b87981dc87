package org.swapgrid.uplink.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** TLS behind a plain URI: who the server is, who the station is, and what a renewal changes. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("threads of the MQTT client")
final class TlsTest {
  private static final Message WILL = new Message("will", new byte[1], 1);
  @TempDir static Path folder;
  private static Keys keys;
  private final Heard heard = new Heard();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void makeKeys() throws IOException {
    keys = new Keys(folder);
    keys.make(List.of("localhost", "elsewhere", "st-old", "st-new"));
  }

  private Rogue server(String name) throws IOException, GeneralSecurityException {
    var context = keys.server(name, List.of("st-old", "st-new"));
    var socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    socket.setNeedClientAuth(true);
    return new Rogue(
        peer -> {
          var session = ((SSLSocket) peer.socket).getSession();
          seen.add(session.getPeerPrincipal().getName());
          peer.accept();
          peer.serve(1);
        },
        socket);
  }

  private String attempt(Rogue rogue, TlsFiles files) {
    heard.all.clear();
    var server = new Server("localhost", rogue.server(true).port(), true);
    var access = new Access("ST-1", null, files, Duration.ofSeconds(4), Duration.ofSeconds(15));
    var attempt = Attempt.start(server, access, WILL, heard);
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!heard.has("connected") && !heard.has("lost") && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    attempt.drop();
    return heard.all.toString();
  }

  @Test
  void bothSidesShowWhoTheyAreAndARenewalNeedsNoRestart()
      throws IOException, GeneralSecurityException {
    var authority = keys.write("localhost", "ca").certificate();
    var files = new TlsFiles(authority, keys.write("st-old", "station"));
    try (var rogue = server("localhost")) {
      assertTrue(attempt(rogue, files).contains("connected"), heard.all::toString);
      var _ = keys.write("st-new", "station");
      assertTrue(attempt(rogue, files).contains("connected"), heard.all::toString);
      assertEquals(List.of("CN=st-old", "CN=st-new"), seen);
    }
  }

  @Test
  void aServerOfAnotherNameIsNotSpokenTo() throws IOException, GeneralSecurityException {
    var authority = keys.write("elsewhere", "other").certificate();
    var files = new TlsFiles(authority, keys.write("st-old", "mine"));
    try (var rogue = server("elsewhere")) {
      assertTrue(attempt(rogue, files).contains("localhost"), heard.all::toString);
      assertFalse(heard.has("opened"));
    }
  }

  @Test
  void aServerNobodyVouchesForIsNotSpokenTo() throws IOException, GeneralSecurityException {
    var authority = keys.write("elsewhere", "wrong").certificate();
    var files = new TlsFiles(authority, keys.write("st-old", "own"));
    try (var rogue = server("localhost")) {
      assertTrue(attempt(rogue, files).contains("lost"), heard.all::toString);
      assertFalse(heard.has("opened"));
    }
  }

  @Test
  void filesThatCannotBeUsedAreNamed() throws IOException, GeneralSecurityException {
    var good = keys.write("st-old", "good");
    var broken = Files.writeString(folder.resolve("broken.key"), "no key");
    var files = new TlsFiles(null, new TlsFiles.Identity(good.certificate(), broken));
    try (var rogue = server("localhost")) {
      assertTrue(attempt(rogue, files).contains("broken.key"), heard.all::toString);
    }
  }
}
