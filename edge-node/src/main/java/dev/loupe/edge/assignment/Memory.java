package dev.loupe.edge.assignment;

import java.util.Optional;

/// What a restart must not forget: durable when a method returns.
public interface Memory {
  Remembered read();

  void write(Remembered remembered);

  /// The order in force, as it was signed.
  Optional<byte[]> order();

  void writeOrder(byte[] envelope);
}
