package dev.loupe.training.threshold;

import java.util.List;

/// Boards under some limits: how many of those labelled defective have a defect marked (`caught`),
/// and how many of those labelled good are called.
record Tally(int good, int called, int defective, int caught) {
  static Tally of(List<Board> boards, Cut cut, double below) {
    int good = 0;
    int called = 0;
    int defective = 0;
    int caught = 0;
    for (var board : boards) {
      if (board.defective()) {
        defective++;
        if (board.isCaught(cut, below)) caught++;
      } else {
        good++;
        if (board.isCalled(cut, below)) called++;
      }
    }
    return new Tally(good, called, defective, caught);
  }

  double catchRate() {
    return defective == 0 ? 0 : (double) caught / defective;
  }
}
