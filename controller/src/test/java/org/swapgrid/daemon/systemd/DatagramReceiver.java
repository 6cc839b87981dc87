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

/** The service manager's end: a real Unix datagram socket that is bound and read. */
public final class DatagramReceiver implements AutoCloseable {
  private static final Linker LINKER = Linker.nativeLinker();

  private final Arena arena = Arena.ofConfined();
  private final int descriptor;

  /**
   * Binds it.
   *
   * @param address the bytes of sun_path: a leading zero byte makes it abstract
   */
  public DatagramReceiver(byte[] address) throws Throwable {
    var socket = handle("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    var bind = handle("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    descriptor = (int) socket.invokeExact(1, 2, 0);
    var name = arena.allocate(2L + address.length, 2);
    name.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
    MemorySegment.copy(address, 0, name, ValueLayout.JAVA_BYTE, 2, address.length);
    int bound = (int) bind.invokeExact(descriptor, name, 2 + address.length);
    if (bound != 0) {
      throw new IllegalStateException("cannot bind");
    }
  }

  /** The message that waits; "" when none does. */
  public String receive() throws Throwable {
    var recv =
        handle("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    var buffer = arena.allocate(4_096);
    long count = (long) recv.invokeExact(descriptor, buffer, 4_096L, 0x40);
    return count <= 0
        ? ""
        : new String(buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE), UTF_8);
  }

  @SuppressWarnings("restricted") // surefire grants native access
  private static MethodHandle handle(String name, FunctionDescriptor shape) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape);
  }

  @Override
  public void close() {
    arena.close();
  }
}
