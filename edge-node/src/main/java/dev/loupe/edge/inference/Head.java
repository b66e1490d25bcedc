package dev.loupe.edge.inference;

import java.nio.ByteBuffer;
import java.util.function.Function;

/// One family of models: how a pair of images fills the input and how the outputs are read. Used by
/// one thread, with buffers it keeps.
public interface Head extends AutoCloseable {
  enum Element {
    UINT8,
    FLOAT
  }

  Element element();

  long[] shape();

  /// Fills and returns the one direct buffer (native order) that is the model's input.
  ByteBuffer fill(Pair pair);

  /// `output` gives an output's bytes (native order) by name; the empty name is the first.
  Scan read(Function<String, ByteBuffer> output);

  /// Nothing may be filled any more.
  @Override
  void close();
}
