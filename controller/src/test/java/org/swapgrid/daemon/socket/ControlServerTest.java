package org.swapgrid.daemon.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlServerTest {
  @TempDir private Path directory;

  private Path socket() {
    return directory.resolve("control.sock");
  }

  private ControlServer server(Duration patience) throws IOException {
    return new ControlServer(socket(), line -> "you said " + line, patience);
  }

  @Test
  void aLineIsAnsweredByALine() throws IOException {
    try (var _ = server(Duration.ofSeconds(5))) {
      assertEquals("you said hello", ControlClient.ask(socket(), "hello"));
      assertEquals("rw-rw----", permissions());
    }
    assertFalse(Files.exists(socket()), "the socket outlives its server");
  }

  private String permissions() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(socket()));
  }

  @Test
  void aDeadDaemonsSocketIsReplacedAndALivingOnesIsNot() throws IOException {
    var _ = Files.writeString(socket(), "left behind");
    try (var _ = server(Duration.ofSeconds(5))) {
      var refused = assertThrows(IOException.class, () -> server(Duration.ofSeconds(5)).close());

      assertTrue(String.valueOf(refused.getMessage()).contains("another daemon answers"));
      assertEquals("you said hello", ControlClient.ask(socket(), "hello"));
    }
  }

  @Test
  void aMissingDirectoryIsNamed() {
    var path = directory.resolve("missing/control.sock");
    var refused =
        assertThrows(
            NoSuchFileException.class,
            () -> new ControlServer(path, line -> line, Duration.ofSeconds(1)).close());
    assertTrue(String.valueOf(refused.getMessage()).contains("missing is missing: make it"));
  }

  @Test
  void aLineWithoutEndIsCut() throws IOException {
    try (var _ = server(Duration.ofSeconds(30));
        var client = connect()) {
      var flood = ByteBuffer.allocate(Lines.MOST_REQUEST_BYTES * 2);
      assertEndsWithoutAnswer(client, flood);
    }
  }

  @Test
  void aSilentClientIsCut() throws IOException {
    try (var _ = server(Duration.ofMillis(100));
        var client = connect()) {
      assertEndsWithoutAnswer(client, ByteBuffer.wrap("half a li".getBytes(UTF_8)));
    }
  }

  private static void assertEndsWithoutAnswer(SocketChannel client, ByteBuffer sent)
      throws IOException {
    try {
      var _ = client.write(sent);
      assertEquals(-1, client.read(ByteBuffer.allocate(10)));
    } catch (IOException reset) {
      assertTrue(String.valueOf(reset.getMessage()).matches("Connection reset.*|Broken pipe"));
    }
  }

  @Test
  void manySilentClientsDoNotKeepTheNextOneOutForLong() throws IOException {
    var silent = new ArrayList<SocketChannel>();
    try (var _ = server(Duration.ofMillis(300))) {
      for (int i = 0; i < 16; i++) {
        silent.add(connect());
      }
      assertEquals("you said hello", askUntilAnswered());
    } finally {
      for (var client : silent) {
        client.close();
      }
    }
  }

  private String askUntilAnswered() throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (true) {
      try {
        return ControlClient.ask(socket(), "hello");
      } catch (IOException full) {
        if (System.nanoTime() > deadline) {
          throw full;
        }
      }
    }
  }

  private SocketChannel connect() throws IOException {
    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    var _ = channel.connect(UnixDomainSocketAddress.of(socket()));
    return channel;
  }

  @Test
  void nobodyThereIsAnError() {
    var _ = assertThrows(IOException.class, () -> ControlClient.ask(socket(), "hello"));
  }
}
