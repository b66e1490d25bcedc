package dev.loupe.edge.inference;

import dev.loupe.bundle.Claims;
import dev.loupe.bundle.Family;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Manifest.Entry;
import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.Thresholds;
import dev.loupe.edge.frame.Grey;
import dev.loupe.schema.defect.DefectClass;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A model's outputs, made by hand. The heat map has 8 × 4 cells and the kinds open and short.
final class Outputs {
  static final Size SIZE = new Size(64, 32);
  private static final int CELLS = 32;

  private final float[] scores = new float[2 * CELLS];
  private final float[] ltrb = new float[4 * CELLS];
  private float @Nullable [] peak;

  Outputs() {
    Arrays.fill(ltrb, 1);
  }

  static Manifest manifest(Family family, DefectClass... kinds) {
    return new Manifest(
        "m",
        "1",
        family,
        List.of(kinds),
        Thresholds.of(0.5, 0.5),
        SIZE,
        List.of(new Entry("model.onnx", 1, "00".repeat(32))),
        Claims.NONE);
  }

  static Pair pair() {
    var grey = new Grey(SIZE.width(), SIZE.height(), new byte[SIZE.width() * SIZE.height()]);
    return new Pair(grey, grey);
  }

  Outputs score(int kind, int x, int y, double score) {
    scores[kind * CELLS + y * 8 + x] = (float) score;
    return this;
  }

  Outputs box(int x, int y, float... sides) {
    for (var i = 0; i < 4; i++) ltrb[i * CELLS + y * 8 + x] = sides[i];
    return this;
  }

  Outputs peak(double everywhere) {
    var flat = new float[scores.length];
    Arrays.fill(flat, (float) everywhere);
    peak = flat;
    return this;
  }

  Scan read(double floor) {
    var head =
        new PairHeatmap(manifest(Family.PAIR_HEATMAP, DefectClass.OPEN, DefectClass.SHORT), floor);
    var given = peak;
    return head.read(
        named(Map.of("scores", scores, "peak", given == null ? maximum() : given, "ltrb", ltrb)));
  }

  private float[] maximum() {
    var result = new float[scores.length];
    for (var i = 0; i < result.length; i++) {
      var x = i % 8;
      var y = i % CELLS / 8;
      result[i] = scores[i];
      for (var dy = -1; dy <= 1; dy++)
        for (var dx = -1; dx <= 1; dx++)
          if (x + dx >= 0 && x + dx < 8 && y + dy >= 0 && y + dy < 4)
            result[i] = Math.max(result[i], scores[i + 8 * dy + dx]);
    }
    return result;
  }

  static Function<String, ByteBuffer> named(Map<String, float[]> outputs) {
    var bytes = new HashMap<String, ByteBuffer>();
    outputs.forEach((name, values) -> {
      var buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.nativeOrder());
      buffer.asFloatBuffer().put(values);
      bytes.put(name, buffer);
    });
    return name -> Objects.requireNonNull(bytes.get(name));
  }
}
