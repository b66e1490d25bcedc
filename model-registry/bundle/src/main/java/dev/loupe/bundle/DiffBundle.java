package dev.loupe.bundle;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.onnx.ElementType;
import dev.loupe.bundle.onnx.GraphWriter;
import dev.loupe.bundle.onnx.GraphWriter.Attribute;
import dev.loupe.bundle.onnx.Value;
import dev.loupe.schema.defect.DefectClass;
import java.util.Collections;
import java.util.List;

/// The detector that runs when no model is given: one graph written here, no trained weight. A
/// pixel counts as unlike the golden template by how far it is brighter than the template's 3×3
/// maximum or darker than its 3×3 minimum, so that one pixel of shift is free. A box is what
/// surrounds the unlike pixels near its cell.
public final class DiffBundle {
  /// `fullScore` is how many unlike pixels (of 16×16, white for black) make a score of 1, `limit`
  /// the score that rejects; `window` is the side in cells of 8 px within which a cell's box is
  /// drawn, `margin` the pixels added around it.
  public record Tuning(float fullScore, double limit, int window, float margin) {}

  public static final Tuning TUNING = new Tuning(48, 0.12, 5, 6);

  /// From here on a pixel is unlike enough to be inside a box.
  private static final float UNLIKE = 64;

  private static final long OPSET = 17;

  private DiffBundle() {}

  /// For images of `size`, whose sides are multiples of 8.
  public static Bundle of(Size size) {
    return of(size, TUNING);
  }

  public static Bundle of(Size size, Tuning tuning) {
    if (size.width() % 8 != 0 || size.height() % 8 != 0)
      throw new IllegalArgumentException("diff needs sides that are multiples of 8, not " + size);
    var model = graph(size, tuning);
    var files = List.of(new Manifest.Entry(Manifest.MODEL, model.length, Digest.sha256(model)));
    var manifest =
        new Manifest(
            "diff",
            "1",
            Family.PAIR_HEATMAP,
            List.of(DefectClass.UNLIKE),
            Thresholds.of(tuning.limit, tuning.limit),
            size,
            files,
            Claims.NONE);
    return new Bundle(manifest, Digest.sha256(ManifestCodec.encode(manifest)), model);
  }

  private static byte[] graph(Size size, Tuning tuning) {
    var rows = size.height() / 8L;
    var columns = size.width() / 8L;
    var graph =
        new GraphWriter("diff")
            .input(Value.of("image", ElementType.UINT8, 1, 2, size.height(), size.width()))
            .output(Value.of("scores", ElementType.FLOAT, 1, 1, rows, columns))
            .output(Value.of("peak", ElementType.FLOAT, 1, 1, rows, columns))
            .output(Value.of("ltrb", ElementType.FLOAT, 1, 4, rows, columns))
            .floats("zero", List.of(), 0)
            .floats("one", List.of(), 1);
    unlike(graph);
    scores(graph, tuning);
    boxes(graph, size, tuning);
    return graph.model(OPSET);
  }

  /// `unlike` [1,1,H,W], 0 to 255.
  private static void unlike(GraphWriter graph) {
    graph.node("Cast", List.of("image"), "pixels", new Attribute.Number("to", 1));
    graph.integers("halves", List.of(2L), 1, 1);
    graph.split("pixels", "halves", List.of("test", "golden"), 1);
    graph.node("MaxPool", List.of("golden"), "brightest", window(3, 1, 1));
    graph.node("Neg", List.of("golden"), "negative");
    graph.node("MaxPool", List.of("negative"), "minusDarkest", window(3, 1, 1));
    graph.node("Sub", List.of("test", "brightest"), "above");
    graph.node("Relu", List.of("above"), "added");
    graph.node("Add", List.of("test", "minusDarkest"), "overDarkest");
    graph.node("Neg", List.of("overDarkest"), "below");
    graph.node("Relu", List.of("below"), "missing");
    graph.node("Add", List.of("added", "missing"), "unlike");
  }

  private static void scores(GraphWriter graph, Tuning tuning) {
    graph.floats("gain", List.of(), 16 * 16 / tuning.fullScore / 255);
    graph.node("AveragePool", List.of("unlike"), "share", window(16, 8, 4));
    graph.node("Mul", List.of("share", "gain"), "amplified");
    graph.node("Clip", List.of("amplified", "zero", "one"), "scores");
    graph.node("MaxPool", List.of("scores"), "peak", window(3, 1, 1));
  }

  /// Each block of 8×8 pixels knows its outermost unlike pixels as numbers that a maximum keeps:
  /// how far the first lies from the far edge, how far the last from the near one; 0 where it has
  /// none.
  private static void boxes(GraphWriter graph, Size size, Tuning tuning) {
    graph.floats("unlikeEnough", List.of(), UNLIKE - 1);
    graph.node("Sub", List.of("unlike", "unlikeEnough"), "over");
    graph.node("Clip", List.of("over", "zero", "one"), "marked");
    graph.node("MaxPool", List.of("marked"), "inColumn", blocks(8, 1));
    graph.node("MaxPool", List.of("marked"), "inRow", blocks(1, 8));
    var width = (long) size.width();
    var height = (long) size.height();
    side(graph, "left", "inColumn", List.of(1L, 1L, 1L, width), falling(size.width()));
    side(graph, "right", "inColumn", List.of(1L, 1L, 1L, width), rising(size.width()));
    side(graph, "top", "inRow", List.of(1L, 1L, height, 1L), falling(size.height()));
    side(graph, "bottom", "inRow", List.of(1L, 1L, height, 1L), rising(size.height()));
    graph.node(
        "Concat",
        List.of("leftmost", "topmost", "rightmost", "bottommost"),
        "outermost",
        new Attribute.Number("axis", 1));
    var side = tuning.window;
    graph.node("MaxPool", List.of("outermost"), "near", window(side, 1, side / 2));
    toCells(graph, size, tuning.margin / 8);
  }

  private static void side(
      GraphWriter graph, String side, String marked, List<Long> shape, float[] ramp) {
    graph.floats(side + "Ramp", shape, ramp);
    graph.node("Mul", List.of(marked, side + "Ramp"), side + "Pixels");
    var blocks = marked.equals("inColumn") ? blocks(1, 8) : blocks(8, 1);
    graph.node("MaxPool", List.of(side + "Pixels"), side + "most", blocks);
  }

  /// `ltrb` = `near` / 8 + what the place of the cell itself adds.
  private static void toCells(GraphWriter graph, Size size, float margin) {
    var columns = size.width() / 8;
    var rows = size.height() / 8;
    var across = new float[4 * columns];
    var down = new float[4 * rows];
    for (var x = 0; x < columns; x++) {
      across[x] = x + 0.5f - columns + margin;
      across[2 * columns + x] = margin - x - 0.5f;
    }
    for (var y = 0; y < rows; y++) {
      down[rows + y] = y + 0.5f - rows + margin;
      down[3 * rows + y] = margin - y - 0.5f;
    }
    graph.floats("pixel", List.of(), 1 / 8f);
    graph.floats("across", List.of(1L, 4L, 1L, (long) columns), across);
    graph.floats("down", List.of(1L, 4L, (long) rows, 1L), down);
    graph.node("Mul", List.of("near", "pixel"), "cells");
    graph.node("Add", List.of("cells", "across"), "acrossDone");
    graph.node("Add", List.of("acrossDone", "down"), "ltrb");
  }

  private static float[] rising(int count) {
    var ramp = new float[count];
    for (var i = 0; i < count; i++) ramp[i] = i + 1;
    return ramp;
  }

  private static float[] falling(int count) {
    var ramp = new float[count];
    for (var i = 0; i < count; i++) ramp[i] = count - i;
    return ramp;
  }

  private static Attribute[] blocks(long height, long width) {
    return new Attribute[] {
      new Attribute.Numbers("kernel_shape", List.of(height, width)),
      new Attribute.Numbers("strides", List.of(height, width))
    };
  }

  private static Attribute[] window(long side, long stride, long padding) {
    return new Attribute[] {
      new Attribute.Numbers("kernel_shape", List.of(side, side)),
      new Attribute.Numbers("strides", List.of(stride, stride)),
      new Attribute.Numbers("pads", Collections.nCopies(4, padding))
    };
  }
}
