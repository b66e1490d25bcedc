package dev.loupe.control.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a look for one link brought: what was found, where it was looked for, and what of it is not
/// there, in a sentence. Both may be there where a part of the link is missing.
public record Looked<T>(T found, List<String> readFrom, @Nullable String missing) {
  public Looked {
    readFrom = List.copyOf(readFrom);
  }

  public static <T> Looked<T> here(T found, String... readFrom) {
    return new Looked<>(found, List.of(readFrom), null);
  }

  public Looked<T> without(String sentence) {
    return new Looked<>(found, readFrom, sentence);
  }

  TraceLink as(TraceStep step) {
    return new TraceLink(step, readFrom, missing);
  }
}
