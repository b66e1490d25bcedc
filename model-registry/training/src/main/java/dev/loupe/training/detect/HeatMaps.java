package dev.loupe.training.detect;

import dev.loupe.bundle.Manifest;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a pair-heatmap model marks. The edge decodes the same in its own tree; a test holds the two
/// together on real boards.
public final class HeatMaps {
  private static final int STRIDE = 8;
  private static final double OVERLAP = 0.4;
  private static final int MOST = 1_000;

  private HeatMaps() {}

  /// A model's whole output for one image, by cells of 8×8 px.
  public record Maps(float[] scores, float[] peak, float[] ltrb) {
    public static Maps of(FloatBuffer scores, FloatBuffer peak, FloatBuffer ltrb) {
      return new Maps(floats(scores), floats(peak), floats(ltrb));
    }

    private static float[] floats(FloatBuffer buffer) {
      var floats = new float[buffer.remaining()];
      buffer.get(floats);
      return floats;
    }

    private boolean isSensible() {
      for (var score : scores) if (!(score >= 0 && score <= 1)) return false;
      for (var score : peak) if (!(score >= 0 && score <= 1)) return false;
      for (var side : ltrb) if (!Float.isFinite(side)) return false;
      return true;
    }
  }

  private record Candidate(int channel, double score, Box box) {}

  /// Everything that scores at least `floor`, the worst first; of two of one channel that overlap
  /// the higher one stays. `BrokenModel` where the output cannot be believed.
  public static List<Defect> read(Manifest manifest, Maps maps, double floor) throws BrokenModel {
    if (!maps.isSensible()) throw new BrokenModel("its output holds NaN or scores outside 0 to 1");
    var found = new ArrayList<Candidate>();
    var columns = manifest.input().width() / STRIDE;
    var cells = maps.ltrb.length / 4;
    for (var i = 0; i < maps.scores.length; i++)
      if (maps.scores[i] >= floor && maps.scores[i] >= maps.peak[i])
        found.add(
            new Candidate(i / cells, maps.scores[i], box(manifest, maps.ltrb, columns, i % cells)));
    found.sort(Comparator.comparingDouble(Candidate::score).reversed());
    return thinned(found.subList(0, Math.min(found.size(), MOST))).stream()
        .map(it -> new Defect(0, it.box, manifest.classes().get(it.channel), it.score))
        .toList();
  }

  private static List<Candidate> thinned(List<Candidate> worstFirst) {
    var kept = new ArrayList<Candidate>();
    for (var it : worstFirst)
      if (kept.stream()
          .noneMatch(better -> better.channel == it.channel && better.box.iou(it.box) > OVERLAP))
        kept.add(it);
    return kept;
  }

  private static Box box(Manifest manifest, float[] ltrb, int columns, int cell) {
    var cells = ltrb.length / 4;
    var width = manifest.input().width();
    var height = manifest.input().height();
    var x = cell % columns + 0.5;
    var y = cell / columns + 0.5;
    var left = Math.clamp(STRIDE * (x - ltrb[cell]), 0, width);
    var top = Math.clamp(STRIDE * (y - ltrb[cells + cell]), 0, height);
    return new Box(
        left,
        top,
        Math.clamp(STRIDE * (x + ltrb[2 * cells + cell]), left, width),
        Math.clamp(STRIDE * (y + ltrb[3 * cells + cell]), top, height));
  }
}
