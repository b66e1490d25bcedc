package dev.loupe.control.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A link of the chain: where it was read, and what is missing, null where it is whole.
public record TraceLink(TraceStep link, List<String> readFrom, @Nullable String missing) {
  public TraceLink {
    readFrom = List.copyOf(readFrom);
  }
}
