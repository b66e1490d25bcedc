package dev.loupe.it.drift;

import dev.loupe.it.played.Lot;
import dev.loupe.it.played.Stand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Played nodes that send the lots of a recording over the wire: each part's record, then the lot's
/// summary.
final class ReplayedLots implements Lots {
  private final Stand stand;
  private final Map<Phase, List<Lot>> lots;

  ReplayedLots(Stand stand, Path recording) {
    this.stand = stand;
    this.lots = Recording.read(recording);
  }

  @Override
  public void play(Phase phase) {
    for (var lot : lots.getOrDefault(phase, List.of())) stand.replay(lot);
    stand.settle();
  }
}
