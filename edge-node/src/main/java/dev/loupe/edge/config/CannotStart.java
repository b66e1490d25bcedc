package dev.loupe.edge.config;

/// The node cannot start; the message is one sentence that names what is wrong and the way out.
public final class CannotStart extends RuntimeException {
  public CannotStart(String sentence) {
    super(sentence);
  }
}
