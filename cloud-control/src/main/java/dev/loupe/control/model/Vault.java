package dev.loupe.control.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The bytes that this process keeps itself, each under the digest that they were verified to have:
/// nodes are served from here, whatever the store does.
public interface Vault {
  /// Keeps a `.loupe` file under its model's digest, for good.
  void keep(String model, byte[] loupe) throws IOException;

  Optional<Path> bundle(String model) throws IOException;

  /// Keeps an upload until the store has taken it.
  void hold(String model, byte[] loupe) throws IOException;

  /// Digests of what is held.
  List<String> held() throws IOException;

  Optional<byte[]> held(String model) throws IOException;

  void release(String model) throws IOException;

  /// Keeps a governance document and returns the SHA-256 of its bytes.
  String attach(byte[] document) throws IOException;

  Optional<byte[]> document(String sha256) throws IOException;
}
