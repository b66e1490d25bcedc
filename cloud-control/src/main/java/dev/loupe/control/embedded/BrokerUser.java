package dev.loupe.control.embedded;

import dev.loupe.control.StartRefused;
import dev.loupe.schema.wire.Topics;
import java.security.SecureRandom;

/// A node's line in the file `loupe.broker-users`.
public final class BrokerUser {
  /// OWASP's figure of 2023 for PBKDF2 with HMAC-SHA256.
  private static final int ITERATIONS = 600_000;

  private BrokerUser() {}

  /// Throws StartRefused where the node or its password cannot be used.
  public static String line(String node, String password) {
    if (!Topics.NODE.matcher(node).matches())
      throw new StartRefused("'" + node + "' is no node's name: a-z, 0-9 and -, at most 63.");
    if (password.length() < 8)
      throw new StartRefused("The password of " + node + " is shorter than 8 characters.");
    var salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    return node + " = " + Password.of(password, ITERATIONS, salt);
  }
}
