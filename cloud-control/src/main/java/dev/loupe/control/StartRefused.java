package dev.loupe.control;

/// The process cannot start as it is configured. The message is one sentence for the person who
/// started it, with the way out.
public final class StartRefused extends RuntimeException {
  public StartRefused(String sentence) {
    super(sentence);
  }
}
