package dev.loupe.edge.split;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Draws units by hash: the same unit is drawn the same way each time and on each node, and a wider
/// share keeps all that a narrower one held.
public final class Draw {
  public static final int OF = 10_000;

  /// Added to a slot's salt for the random audit, so that it knows nothing of the arms.
  private static final String AUDIT = "/audit";

  private Draw() {}

  /// The first 8 bytes of SHA-256(salt ‖ unit), both in UTF-8, big-endian and unsigned, modulo
  /// 10,000.
  public static int of(String salt, Unit unit) {
    var digest = sha256();
    digest.update(salt.getBytes(StandardCharsets.UTF_8));
    var hash = digest.digest(unit.key().getBytes(StandardCharsets.UTF_8));
    return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), OF);
  }

  /// Whether `unit` lies within `share`, in [0, 1], of all; a share finer than 1/10,000 counts as
  /// the nearest.
  public static boolean within(double share, String salt, Unit unit) {
    return of(salt, unit) < Math.round(share * OF);
  }

  /// Whether `unit` is drawn for the random audit with probability `share`.
  public static boolean audited(double share, String salt, Unit unit) {
    return within(share, salt + AUDIT, unit);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
