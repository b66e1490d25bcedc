package dev.loupe.edge.inference.adapter;

import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.nativeimage.c.type.CCharPointer;
import org.graalvm.nativeimage.c.type.CTypeConversion;

/// The environment of a native binary, which need not be built with the foreign function API.
final class NativeEnvironment {
  private NativeEnvironment() {}

  static void set(String name, String value) {
    try (var cName = CTypeConversion.toCString(name);
        var cValue = CTypeConversion.toCString(value)) {
      var _ = setenv(cName.get(), cValue.get(), 1);
    }
  }

  @CFunction
  private static native int setenv(CCharPointer name, CCharPointer value, int overwrite);
}
