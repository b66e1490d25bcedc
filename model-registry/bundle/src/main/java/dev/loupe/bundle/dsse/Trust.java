package dev.loupe.bundle.dsse;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whom and what a site believes. `floors` is the least security version number by model name, as a
/// release key signed it; a model it does not name has none.
public record Trust(List<TrustedKey> keys, Revoked revoked, Map<String, Long> floors) {
  /// Nobody.
  public static final Trust NONE = new Trust(List.of(), Revoked.NOTHING, Map.of());

  /// Ids of keys and digests of bundles that were good once.
  public record Revoked(Set<String> keys, Set<String> digests) {
    public static final Revoked NOTHING = new Revoked(Set.of(), Set.of());

    public Revoked {
      keys = Set.copyOf(keys);
      digests = Set.copyOf(digests);
    }
  }

  public Trust {
    keys = List.copyOf(keys);
    floors = Map.copyOf(floors);
    if (keys.stream().map(TrustedKey::id).distinct().count() != keys.size())
      throw new IllegalArgumentException("two keys have one id");
  }

  public long floor(String model) {
    return floors.getOrDefault(model, 0L);
  }
}
