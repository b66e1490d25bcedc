package dev.loupe.it.check;

import dev.loupe.schema.defect.DefectClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pairs true flaws and found defects one to one: same class (`unlike` fits any), IoU at least
/// 0.33, and as many pairs as can be (augmenting paths, so the order of the boxes is nothing).
final class Matching {
  static final double LEAST_IOU = 0.33;

  private final List<List<Integer>> fits = new ArrayList<>();
  private final int[] takenBy;

  private Matching(List<Truth.Flaw> flaws, List<Rows.Found> found) {
    for (var flaw : flaws) {
      var fitting = new ArrayList<Integer>();
      for (var i = 0; i < found.size(); i++) if (fits(flaw, found.get(i))) fitting.add(i);
      fits.add(fitting);
    }
    takenBy = new int[found.size()];
    Arrays.fill(takenBy, -1);
  }

  /// How many of `flaws` are among `found`.
  static int count(List<Truth.Flaw> flaws, List<Rows.Found> found) {
    var matching = new Matching(flaws, found);
    var pairs = 0;
    for (var flaw = 0; flaw < flaws.size(); flaw++)
      if (matching.place(flaw, new boolean[found.size()])) pairs++;
    return pairs;
  }

  private boolean place(int flaw, boolean[] tried) {
    for (var candidate : fits.get(flaw)) {
      if (tried[candidate]) continue;
      tried[candidate] = true;
      if (takenBy[candidate] < 0 || place(takenBy[candidate], tried)) {
        takenBy[candidate] = flaw;
        return true;
      }
    }
    return false;
  }

  private static boolean fits(Truth.Flaw flaw, Rows.Found found) {
    return (flaw.kind().equals(found.kind()) || found.kind().equals(DefectClass.UNLIKE.wireName()))
        && flaw.box().iou(found.box()) >= LEAST_IOU;
  }
}
