package dev.loupe.bundle.dsse;

import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A public key that a site believes, for one use, from `notBefore` to `notAfter` where given.
public record TrustedKey(
    String id, Use use, ECPublicKey key, @Nullable Instant notBefore, @Nullable Instant notAfter) {
  /// What a key may sign: people's offline keys sign bundles, the control plane's online key
  /// chooses among them.
  public enum Use {
    RELEASE,
    ASSIGNMENT;

    public String wireName() {
      return switch (this) {
        case RELEASE -> "release";
        case ASSIGNMENT -> "assignment";
      };
    }

    public static Optional<Use> ofWireName(String name) {
      return Arrays.stream(values()).filter(use -> use.wireName().equals(name)).findFirst();
    }
  }

  public TrustedKey {
    checkId(id);
    if (notBefore != null && notAfter != null && notAfter.isBefore(notBefore))
      throw new IllegalArgumentException("key '" + id + "' ends before it begins");
  }

  static void checkId(String id) {
    if (!id.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}"))
      throw new IllegalArgumentException(
          "key id '" + id + "': use 1 to 64 of A-Z a-z 0-9 . _ -, the first no dot");
  }

  boolean isValidAt(Instant now) {
    return (notBefore == null || !now.isBefore(notBefore))
        && (notAfter == null || !now.isAfter(notAfter));
  }
}
