package dev.loupe.edge.inference;

/// A loaded model. One thread uses it.
public interface Detector extends AutoCloseable {
  /// Throws `ModelFailed` where the model stopped with an error of its own.
  Look look(Pair pair) throws ModelFailed;

  @Override
  void close();

  /// `inferred` is when the model had answered (`System.nanoTime`), before its output was read.
  record Look(Scan scan, long inferred) {}

  /// The message names the model and what it said.
  final class ModelFailed extends Exception {
    public ModelFailed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
