package dev.loupe.control.embedded;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A stored password, `pbkdf2:ITERATIONS:SALTHEX:HASHHEX` (PBKDF2 with HMAC-SHA256, 32 bytes).
public record Password(int iterations, String saltHex, String hashHex) {
  private static final int BITS = 256;
  private static final int MOST_ITERATIONS = 5_000_000;

  /// Throws IllegalArgumentException with the reason.
  public static Password parse(String text) {
    var fields = text.strip().split(":");
    if (fields.length != 4
        || !fields[0].equals("pbkdf2")
        || !fields[1].matches("[0-9]{1,7}")
        || !fields[2].matches("([0-9a-fA-F]{2}){8,64}")
        || !fields[3].matches("[0-9a-fA-F]{64}"))
      throw new IllegalArgumentException("not of the form pbkdf2:ITERATIONS:SALTHEX:HASHHEX");
    var iterations = Integer.parseInt(fields[1]);
    if (iterations < 1 || iterations > MOST_ITERATIONS)
      throw new IllegalArgumentException("iterations outside 1 to " + MOST_ITERATIONS);
    return new Password(iterations, fields[2], fields[3]);
  }

  public static Password of(String plain, int iterations, byte[] salt) {
    var hex = HexFormat.of();
    return new Password(
        iterations, hex.formatHex(salt), hex.formatHex(derive(plain, iterations, salt)));
  }

  public boolean matches(String plain) {
    var hex = HexFormat.of();
    return MessageDigest.isEqual(
        hex.parseHex(hashHex), derive(plain, iterations, hex.parseHex(saltHex)));
  }

  private static byte[] derive(String plain, int iterations, byte[] salt) {
    var spec = new PBEKeySpec(plain.toCharArray(), salt, iterations, BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every JDK has it
    } finally {
      spec.clearPassword();
    }
  }

  @Override
  public String toString() {
    return "pbkdf2:" + iterations + ":" + saltHex + ":" + hashHex;
  }
}
