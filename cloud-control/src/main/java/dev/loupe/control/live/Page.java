package dev.loupe.control.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some inspections, the newest first; `before` asks for the next older ones, null at the end.
public record Page(List<SeenPart> items, @Nullable String before) {
  public Page {
    items = List.copyOf(items);
  }
}
