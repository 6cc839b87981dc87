package org.swapgrid.daemon.socket;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers lines on a Unix socket. Clients are bounded in number (16), in the length of a line (4096
 * bytes) and in time (10 s of silence, 10 s to take an answer), each on its own thread: a selector
 * would hold a virtual thread's carrier.
 */
public final class ControlServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
  private static final int MOST_CLIENTS = 16;
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

  private final Path path;
  private final ServerSocketChannel server;
  private final UnaryOperator<String> answers;
  private final Duration patience;
  private final Semaphore places = new Semaphore(MOST_CLIENTS);

  /**
   * Binds the socket with mode 0660, replacing what a dead daemon left behind.
   *
   * @param answers turns one request line into one answer line; called on many threads
   * @param patience how long a client may be silent or take for its answer
   * @throws IOException saying what is wrong with the path
   */
  public ControlServer(Path path, UnaryOperator<String> answers, Duration patience)
      throws IOException {
    this.path = path;
    this.answers = answers;
    this.patience = patience;
    requireParent(path);
    requireUnused(path);
    Files.deleteIfExists(path);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(path), MOST_CLIENTS);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
    } catch (IOException refused) {
      server.close();
      throw refused;
    }
    Thread.ofPlatform().name("control-socket").daemon().start(this::accept);
  }

  private static void requireParent(Path path) throws NoSuchFileException {
    var parent = path.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new NoSuchFileException(
          path.toString(), null, "the directory " + parent + " is missing: make it");
    }
  }

  private static void requireUnused(Path path) throws IOException {
    try (var other = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      var _ = other.connect(UnixDomainSocketAddress.of(path));
    } catch (IOException nobody) {
      return;
    }
    throw new IOException(
        "another daemon answers at " + path + ": give each its own control.socket");
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        var client = server.accept();
        if (places.tryAcquire()) {
          Thread.ofPlatform().name("control-client").daemon().start(() -> serve(client));
        } else {
          client.close();
        }
      } catch (ClosedChannelException stopped) {
        return;
      } catch (IOException trouble) {
        LOG.atWarn().setCause(trouble).log("control socket: a client was lost");
        // Out of file descriptors it would fail again at once, and again.
        LockSupport.parkNanos(AFTER_TROUBLE.toNanos());
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client) {
      var lines = new Lines(client, patience);
      for (var line = lines.read(); line != null; line = lines.read()) {
        lines.write(answers.apply(line));
      }
    } catch (IOException gone) {
      LOG.atDebug().setCause(gone).log("control socket: a client left");
    } catch (RuntimeException bug) {
      // An answer that cannot be made must not end the process that holds the station.
      LOG.atError().setCause(bug).log("control socket: a request failed");
    } finally {
      places.release();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(path);
  }
}
