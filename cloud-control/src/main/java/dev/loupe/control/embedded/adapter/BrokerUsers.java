package dev.loupe.control.embedded.adapter;

import dev.loupe.control.embedded.BrokerRights;
import dev.loupe.control.embedded.Password;
import dev.loupe.schema.wire.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The users of the embedded broker: nodes from a file that is read again when it changes, and the
/// control plane itself by a password of this run.
public final class BrokerUsers {
  private static final Logger LOG = Logger.getLogger(BrokerUsers.class);

  private final @Nullable Path file;
  private final String controlPassword = HexFormat.of().formatHex(random(32));
  private final byte[] key = random(32);
  private final Map<String, Password> nodes = new ConcurrentHashMap<>();
  // Deriving a key takes tens of ms: what was right once is remembered, as a keyed digest.
  private final Map<String, byte[]> proven = new ConcurrentHashMap<>();
  private @Nullable FileTime read;

  /// Throws IllegalArgumentException with the file and what is wrong with it.
  public BrokerUsers(@Nullable Path file) {
    this.file = file;
    if (file != null) load(file);
  }

  public String controlPassword() {
    return controlPassword;
  }

  public boolean admits(@Nullable String user, @Nullable String password) {
    if (user == null || password == null) return false;
    if (user.equals(BrokerRights.CONTROL))
      return MessageDigest.isEqual(bytes(password), bytes(controlPassword));
    refresh();
    var stored = nodes.get(user);
    if (stored == null) return false;
    var digest = keyed(user + "\0" + password + "\0" + stored);
    if (MessageDigest.isEqual(digest, proven.getOrDefault(user, new byte[0]))) return true;
    if (!stored.matches(password)) return false;
    proven.put(user, digest);
    return true;
  }

  private synchronized void refresh() {
    try {
      if (file != null && !Files.getLastModifiedTime(file).equals(read)) load(file);
    } catch (IOException | IllegalArgumentException e) {
      LOG.errorf("the users known so far stay: %s", e.getMessage());
    }
  }

  private synchronized void load(Path file) {
    var lines = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      read = Files.getLastModifiedTime(file);
      lines.load(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("loupe.broker-users " + file + " cannot be read", e);
    }
    var next = new ConcurrentHashMap<String, Password>();
    for (var node : lines.stringPropertyNames()) next.put(node, parse(node, lines));
    nodes.putAll(next);
    nodes.keySet().retainAll(next.keySet());
  }

  private Password parse(String node, Properties lines) {
    if (!Topics.NODE.matcher(node).matches())
      throw new IllegalArgumentException(
          "loupe.broker-users " + file + ": '" + node + "' is no node's name (a-z, 0-9, -)");
    try {
      return Password.parse(lines.getProperty(node));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "loupe.broker-users " + file + ": " + node + " is " + e.getMessage(), e);
    }
  }

  private byte[] keyed(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(key);
      return digest.digest(bytes(text));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
