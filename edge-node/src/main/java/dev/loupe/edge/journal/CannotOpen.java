package dev.loupe.edge.journal;

/// The journal cannot be opened at start; the message is one sentence that names the file and the
/// way out.
public final class CannotOpen extends RuntimeException {
  public CannotOpen(String message) {
    super(message);
  }

  public CannotOpen(String message, Throwable cause) {
    super(message, cause);
  }
}
