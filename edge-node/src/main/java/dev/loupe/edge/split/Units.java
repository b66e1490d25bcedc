package dev.loupe.edge.split;

import java.util.UUID;

/// Knows parts by their serials; by journal and trigger where they have none.
public record Units(Serials serials, UUID journal) {
  public Unit of(String recipe, String serial, long trigger) {
    return Unit.of(serial, serials.of(recipe), journal, trigger);
  }
}
