package dev.loupe.edge.inference.adapter;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import org.jboss.logging.Logger;

/// ONNX Runtime and DJL report their use to their makers unless they are told not to, by
/// `ORT_DISABLE_TELEMETRY` in the environment and the property `OPT_OUT_TRACKING`. What happens at
/// a line stays there; and a start is a tenth of a second shorter.
final class Telemetry {
  private static final Logger LOG = Logger.getLogger(Telemetry.class);
  private static final String ONNX_RUNTIME = "ORT_DISABLE_TELEMETRY";
  private static final FunctionDescriptor SETENV =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);

  private static boolean off;

  private Telemetry() {}

  /// Before ONNX Runtime's environment is made: it decides once. Changes the process's environment
  /// the first time it is called, and never again: `setenv` must not meet a thread that reads it.
  static synchronized void off() {
    if (off) return;
    off = true;
    System.setProperty("OPT_OUT_TRACKING", "true");
    if (System.getProperty("org.graalvm.nativeimage.imagecode") != null)
      NativeEnvironment.set(ONNX_RUNTIME, "1");
    else setenv();
  }

  private static void setenv() {
    var linker = Linker.nativeLinker();
    try (var arena = Arena.ofConfined()) {
      var setenv = linker.downcallHandle(linker.defaultLookup().findOrThrow("setenv"), SETENV);
      var _ =
          (int) setenv.invokeExact(arena.allocateFrom(ONNX_RUNTIME), arena.allocateFrom("1"), 1);
    } catch (Throwable e) { // what a method handle may throw
      LOG.warn("Set " + ONNX_RUNTIME + "=1 for this process: it cannot do so itself", e);
    }
  }
}
