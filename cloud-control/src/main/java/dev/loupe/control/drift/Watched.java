package dev.loupe.control.drift;

import dev.loupe.schema.drift.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One signal of one series: the lots of its reference (`reference` names it, null where none was
/// approved) and those since.
public record Watched(
    Series series,
    Signal signal,
    @Nullable Long reference,
    List<LotCounts> then,
    List<LotCounts> now) {
  public Watched {
    then = List.copyOf(then);
    now = List.copyOf(now);
  }
}
