package org.swapgrid.daemon;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * What the kernel says of the wall clock, {@code adjtimex(2)} with nothing to adjust; Linux of 64
 * bits only.
 *
 * @param synchronised whether somebody disciplines it
 * @param offsetNanos still to be corrected, in nanoseconds
 * @param errorMicros how far off it is at most, in microseconds
 */
record KernelClock(boolean synchronised, long offsetNanos, long errorMicros) {
  private static final int BYTES = 208;
  private static final long OFFSET = 8;
  private static final long MAXIMUM_ERROR = 24;
  private static final long STATUS = 40;
  private static final int UNSYNCHRONISED = 0x40; // STA_UNSYNC
  private static final int IN_NANOSECONDS = 0x2000; // STA_NANO

  /** Empty where the kernel does not tell, or the service manager forbids asking. */
  static Optional<KernelClock> read() {
    var known = Linker.nativeLinker().defaultLookup().find("adjtimex");
    if (known.isEmpty() || ADDRESS.byteSize() != JAVA_LONG.byteSize()) {
      return Optional.empty();
    }
    return read(known.get());
  }

  @SuppressWarnings("restricted") // the manifest and the launcher grant native access
  private static Optional<KernelClock> read(MemorySegment function) {
    var shape = FunctionDescriptor.of(JAVA_INT, ADDRESS);
    try (var arena = Arena.ofConfined()) {
      var state = arena.allocate(BYTES, Long.BYTES);
      var call = Linker.nativeLinker().downcallHandle(function, shape);
      return (int) call.invokeExact(state) < 0 ? Optional.empty() : Optional.of(of(state));
    } catch (Throwable bug) { // invokeExact() declares it; anything here is a broken Java runtime
      throw new IllegalStateException("adjtimex() cannot be called", bug);
    }
  }

  private static KernelClock of(MemorySegment state) {
    int status = state.get(JAVA_INT, STATUS);
    long offset = state.get(JAVA_LONG, OFFSET);
    boolean nanos = (status & IN_NANOSECONDS) != 0;
    return new KernelClock(
        (status & UNSYNCHRONISED) == 0,
        nanos ? offset : offset * 1_000,
        state.get(JAVA_LONG, MAXIMUM_ERROR));
  }

  /** In words, as an event record has it. */
  String offset() {
    return synchronised
        ? "%d us still to be corrected, %d us off at most"
            .formatted(offsetNanos / 1_000, errorMicros)
        : "unknown";
  }
}
