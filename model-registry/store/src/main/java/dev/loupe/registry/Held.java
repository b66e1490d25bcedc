package dev.loupe.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A version as the store has it. `place` is the store's own address of it and never changes;
/// `tags` are Loupe's (see `Mirror`) as they read now, edited or not.
public record Held(String place, SortedMap<String, String> tags, Instant registeredAt) {
  public Held {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  public Optional<String> digest() {
    return Optional.ofNullable(tags.get(Mirror.DIGEST));
  }
}
