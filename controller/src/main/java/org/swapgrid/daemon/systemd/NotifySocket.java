package org.swapgrid.daemon.systemd;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * A Unix datagram socket, which the JDK does not have: {@code socket} and {@code sendto} of the C
 * library, Linux only. Paths and abstract addresses ({@code @name}).
 */
final class NotifySocket implements Datagrams {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;

  /** Never waits for a busy service manager, never raises SIGPIPE. */
  private static final int DONTWAIT_NOSIGNAL = 0x40 | 0x4000;

  private static final int FAMILY_BYTES = 2;
  private static final int MOST_PATH_BYTES = 107;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle SOCKET =
      handle("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle SENDTO =
      handle(
          "sendto",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));

  private final int descriptor;
  private final MemorySegment address;

  /**
   * Opens the socket; it stays open as long as the process.
   *
   * @param name as in {@code NOTIFY_SOCKET}
   * @throws IllegalArgumentException when the name is no Unix address
   */
  NotifySocket(String name) {
    address = address(name);
    try {
      descriptor = (int) SOCKET.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
    } catch (Throwable bug) {
      throw new IllegalStateException("socket() cannot be called", bug);
    }
    if (descriptor < 0) {
      throw new IllegalStateException("no Unix datagram socket to be had");
    }
  }

  @Override
  public boolean send(String text) {
    var bytes = text.getBytes(UTF_8);
    try (var arena = Arena.ofConfined()) {
      var message = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
      long sent =
          (long)
              SENDTO.invokeExact(
                  descriptor,
                  message,
                  (long) bytes.length,
                  DONTWAIT_NOSIGNAL,
                  address,
                  (int) address.byteSize());
      return sent == bytes.length;
    } catch (Throwable bug) {
      throw new IllegalStateException("sendto() cannot be called", bug);
    }
  }

  private static MemorySegment address(String name) {
    var path = name.getBytes(UTF_8);
    boolean isAbstract = name.startsWith("@");
    if ((!isAbstract && !name.startsWith("/")) || path.length > MOST_PATH_BYTES) {
      throw new IllegalArgumentException("not a Unix socket address: " + name);
    }
    // A path ends with a zero byte; an abstract name begins with one and ends with the length.
    int length = FAMILY_BYTES + path.length + (isAbstract ? 0 : 1);
    var address = Arena.global().allocate(length, 2);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
    MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, FAMILY_BYTES, path.length);
    if (isAbstract) {
      address.set(ValueLayout.JAVA_BYTE, FAMILY_BYTES, (byte) 0);
    }
    return address;
  }

  @SuppressWarnings("restricted") // the manifest and the launcher grant native access
  private static MethodHandle handle(String name, FunctionDescriptor shape) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape);
  }
}
