package dev.loupe.it.plant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// The embedded broker's users: each with a password made at random, which the broker's file holds
/// only as PBKDF2.
public record BrokerUsers(Path file, java.util.Map<String, String> passwords) {
  private static final int ITERATIONS = 100_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Makes users, or takes those that `folder` already holds.
  public static BrokerUsers in(Path folder, List<String> names) {
    var secrets = folder.resolve("broker-passwords.properties");
    var file = folder.resolve("broker-users.properties");
    var passwords =
        Files.exists(secrets) && Files.exists(file) ? read(secrets) : new TreeMap<String, String>();
    if (!passwords.keySet().containsAll(names)) {
      passwords = new TreeMap<>();
      for (var name : names) passwords.put(name, HexFormat.of().formatHex(random(16)));
      var lines = new StringBuilder();
      var hashes = new StringBuilder();
      passwords.forEach((name, password) -> {
        lines.append(name).append(" = ").append(password).append('\n');
        hashes.append(name).append(" = ").append(hash(password)).append('\n');
      });
      Settings.privately(secrets, lines.toString());
      Settings.privately(file, hashes.toString());
    }
    return new BrokerUsers(file, passwords);
  }

  public String password(String name) {
    var password = passwords.get(name);
    if (password == null) throw new IllegalArgumentException("no broker user " + name);
    return password;
  }

  static String hash(String password) {
    try {
      var salt = random(16);
      var spec = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 256);
      var key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec);
      var hex = HexFormat.of();
      return "pbkdf2:"
          + ITERATIONS
          + ":"
          + hex.formatHex(salt)
          + ":"
          + hex.formatHex(key.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TreeMap<String, String> read(Path secrets) {
    try {
      var passwords = new TreeMap<String, String>();
      for (var line : Files.readAllLines(secrets, UTF_8)) {
        var at = line.indexOf(" = ");
        if (at > 0) passwords.put(line.substring(0, at), line.substring(at + 3));
      }
      return passwords;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] random(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }
}
