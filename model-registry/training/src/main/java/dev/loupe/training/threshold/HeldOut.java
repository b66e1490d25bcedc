package dev.loupe.training.threshold;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The parent and limits that were fitted without a board's own fold, board by board. `gained` are
/// defective boards that only the new limits catch, `lost` those that only the parent's catch;
/// `newlyCalled` good boards that only the new ones call. `doubtful` are labels of good boards that
/// are called now: the ones to look at again.
public record HeldOut(
    int good,
    int calledBefore,
    int calledNow,
    int newlyCalled,
    int defective,
    int caughtBefore,
    int caughtNow,
    int gained,
    int lost,
    List<UUID> doubtful) {
  public HeldOut {
    doubtful = List.copyOf(doubtful);
  }

  static HeldOut none() {
    return new HeldOut(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());
  }

  HeldOut plus(List<Board> boards, Cut parent, Cut now) {
    var before = Tally.of(boards, parent, 0);
    var after = Tally.of(boards, now, 0);
    var asked = new ArrayList<>(doubtful);
    int more = newlyCalled;
    int won = gained;
    int missed = lost;
    for (var board : boards) {
      if (board.defective()) {
        if (board.isCaught(now, 0) && !board.isCaught(parent, 0)) won++;
        if (board.isCaught(parent, 0) && !board.isCaught(now, 0)) missed++;
      } else if (board.isCalled(now, 0)) {
        asked.add(board.label());
        if (!board.isCalled(parent, 0)) more++;
      }
    }
    return new HeldOut(
        good + after.good(),
        calledBefore + before.called(),
        calledNow + after.called(),
        more,
        defective + after.defective(),
        caughtBefore + before.caught(),
        caughtNow + after.caught(),
        won,
        missed,
        asked);
  }

  /// One-sided sign test on the boards that the two treat differently.
  public double chance() {
    return gained + lost == 0 ? 1 : Binomial.atLeast(gained, gained + lost, 0.5);
  }

  public int escapedBefore() {
    return defective - caughtBefore;
  }

  public int escapedNow() {
    return defective - caughtNow;
  }
}
