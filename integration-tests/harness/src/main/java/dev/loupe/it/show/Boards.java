package dev.loupe.it.show;

import dev.loupe.it.check.Truth;
import dev.loupe.it.loop.Workshop.Made;

/// Boards of one kind that a model decided alone, by the PLC's log and the truth: how many there
/// were, how many of them passed, and how many were called (REJECT or REVIEW).
record Boards(int boards, int passed, int called) {
  /// What passes here escapes.
  static Boards oneDefect(Scene scene, Made model, int mark) {
    return of(scene, model, mark, Truth.Kind.ONE_DEFECT);
  }

  /// What is called here is a false call.
  static Boards good(Scene scene, Made model, int mark) {
    return of(scene, model, mark, Truth.Kind.GOOD);
  }

  private static Boards of(Scene scene, Made model, int mark, Truth.Kind kind) {
    var boards = 0;
    var passed = 0;
    var called = 0;
    for (var word : scene.line().words(mark)) {
      if (!word.by(model)) continue;
      var truth = scene.truths().of(word.part());
      if (truth == null || truth.kind() != kind) continue;
      boards++;
      if (word.passed()) passed++;
      else if (!word.verdict().equals("ERROR")) called++;
    }
    return new Boards(boards, passed, called);
  }

  double passedShare() {
    return boards == 0 ? 1 : (double) passed / boards;
  }
}
