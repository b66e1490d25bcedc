package dev.loupe.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A version as the store has it. `place` is the store's own address of it and never changes;
/// `tags` are Loupe's (see `Mirror`) as they read now, edited or not; `run` is the store's own word
/// for the work that brought it, null in a store that keeps none.
public record Held(
    String place, SortedMap<String, String> tags, Instant registeredAt, @Nullable String run) {
  public Held {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  public Optional<String> digest() {
    return Optional.ofNullable(tags.get(Mirror.DIGEST));
  }
}
