package dev.loupe.edge.inference;

import dev.loupe.bundle.Manifest;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.inspection.ErrorCode;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A heat map a class at stride 8 over the image beside its template. A cell whose score is its 3×3
/// maximum is a detection; `ltrb` is the distance in cells from its centre to the box's sides.
public final class PairHeatmap implements Head {
  private static final int STRIDE = 8;
  private static final double OVERLAP = 0.4;
  private static final Scan NO_SCORES =
      new Scan.Senseless(
          ErrorCode.NOT_A_NUMBER, "the model's scores hold NaN or lie outside 0 to 1");

  private final Manifest manifest;
  private final double floor;
  private final int columns;
  private final int cells;
  private final Input input;
  private final float[] scores;
  private final float[] peak;
  private final float[] ltrb;

  public PairHeatmap(Manifest manifest, double floor) {
    this.manifest = manifest;
    this.floor = floor;
    var size = manifest.input();
    columns = size.width() / STRIDE;
    cells = columns * (size.height() / STRIDE);
    input = new Input(2 * size.width() * size.height());
    scores = new float[manifest.classes().size() * cells];
    peak = new float[scores.length];
    ltrb = new float[4 * cells];
  }

  @Override
  public Element element() {
    return Element.UINT8;
  }

  @Override
  public long[] shape() {
    return new long[] {1, 2, manifest.input().height(), manifest.input().width()};
  }

  @Override
  public ByteBuffer fill(Pair pair) {
    return input.buffer().clear().put(pair.test().pixels()).put(pair.template().pixels()).flip();
  }

  @Override
  public void close() {
    input.close();
  }

  @Override
  public Scan read(Function<String, ByteBuffer> output) {
    output.apply("scores").asFloatBuffer().get(scores);
    var classes = manifest.classes().size();
    var highest = 0.0;
    var marked = new BitSet(classes);
    for (var kind = 0; kind < classes; kind++) {
      var own = Scores.highest(scores, kind * cells, (kind + 1) * cells);
      if (Double.isNaN(own)) return NO_SCORES;
      highest = Math.max(highest, own);
      marked.set(kind, own >= floor);
    }
    return marked.isEmpty() ? new Scan.Seen(List.of(), highest) : defects(marked, highest, output);
  }

  private Scan defects(BitSet marked, double highest, Function<String, ByteBuffer> output) {
    output.apply("peak").asFloatBuffer().get(peak);
    output.apply("ltrb").asFloatBuffer().get(ltrb);
    if (Double.isNaN(Scores.highest(peak, 0, peak.length))) return NO_SCORES;
    var candidates = new Candidates(manifest.classes(), OVERLAP);
    for (var kind = marked.nextSetBit(0); kind >= 0; kind = marked.nextSetBit(kind + 1)) {
      var problem = read(kind, candidates);
      if (problem != null) return problem;
    }
    return new Scan.Seen(candidates.defects(), highest);
  }

  private @Nullable Scan read(int kind, Candidates candidates) {
    var peaks = 0;
    for (int cell = 0, i = kind * cells; cell < cells; cell++, i++) {
      if (scores[i] < floor || scores[i] < peak[i]) continue;
      peaks++;
      if (!candidates.wants(kind, scores[i])) continue;
      var box = box(cell);
      if (box == null)
        return new Scan.Senseless(ErrorCode.NOT_A_NUMBER, "the model's boxes hold NaN");
      candidates.add(kind, scores[i], box);
    }
    // A heat map that is high somewhere has a peak somewhere: else a defect would go unseen.
    return peaks == 0
        ? new Scan.Senseless(ErrorCode.MODEL_FAILED, "the model's scores and peaks disagree")
        : null;
  }

  private @Nullable Box box(int cell) {
    var x = cell % columns + 0.5;
    var y = cell / columns + 0.5;
    return Boxes.within(
        manifest.input(),
        STRIDE * (x - ltrb[cell]),
        STRIDE * (y - ltrb[cells + cell]),
        STRIDE * (x + ltrb[2 * cells + cell]),
        STRIDE * (y + ltrb[3 * cells + cell]));
  }
}
