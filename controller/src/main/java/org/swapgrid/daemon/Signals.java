package org.swapgrid.daemon;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Signal handlers by {@code sun.misc.Signal} of the module jdk.unsupported, reached by its name:
 * the compiler warns of it in a way no annotation silences, and there is no other way to hear
 * SIGHUP.
 */
final class Signals {
  private Signals() {}

  /**
   * Calls the action, on a thread of the JVM, at every such signal.
   *
   * @param name without SIG: TERM, INT, HUP
   */
  static void on(String name, Runnable action) {
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      var lookup = MethodHandles.publicLookup();
      var made =
          lookup
              .findConstructor(signal, MethodType.methodType(void.class, String.class))
              .invoke(name);
      var number =
          (int)
              lookup
                  .findVirtual(signal, "getNumber", MethodType.methodType(int.class))
                  .invoke(made);
      notIgnored(number);
      var run =
          lookup
              .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
              .bindTo(action);
      var told = MethodHandles.dropArguments(run, 0, signal);
      var _ =
          lookup
              .findStatic(signal, "handle", MethodType.methodType(handler, signal, handler))
              .invoke(made, MethodHandleProxies.asInterfaceInstance(handler, told));
    } catch (Throwable missing) { // invoke() declares it; anything here is a broken Java runtime
      throw new IllegalStateException("signal " + name + " cannot be heard", missing);
    }
  }

  /**
   * Takes back that a signal is ignored: Java leaves such a one alone, and jSerialComm ignores
   * SIGHUP for the whole process when it is loaded.
   */
  @SuppressWarnings("restricted") // --enable-native-access stands in the manifest
  private static void notIgnored(int number) throws Throwable {
    var linker = Linker.nativeLinker();
    var signal =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("signal"),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    var byDefault = MemorySegment.NULL; // SIG_DFL
    var _ = (MemorySegment) signal.invokeExact(number, byDefault);
  }
}
