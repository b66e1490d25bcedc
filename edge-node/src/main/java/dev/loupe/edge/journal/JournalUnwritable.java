package dev.loupe.edge.journal;

import org.jspecify.annotations.Nullable;

/// The journal cannot be written now; the message names the file and the way out.
public final class JournalUnwritable extends Exception {
  public JournalUnwritable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
