package dev.loupe.bundle;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.onnx.ElementType;
import dev.loupe.bundle.onnx.GraphWriter;
import dev.loupe.bundle.onnx.GraphWriter.Attribute;
import dev.loupe.bundle.onnx.Value;
import dev.loupe.schema.defect.DefectClass;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// The detector that runs when no model is given: one graph written here, no trained weight. A
/// pixel counts as unlike the golden template by how far it is brighter than the template's 3×3
/// maximum or darker than its 3×3 minimum, so that one pixel of shift is free.
public final class DiffBundle {
  /// Unlike pixels (of 16×16, white for black) that make a score of 1.
  static final float FULL_SCORE_PIXELS = 24;

  /// Half a box's side in cells of 8 px.
  static final float REACH = 2;

  private static final long OPSET = 17;

  private DiffBundle() {}

  /// For images of `size`, whose sides are multiples of 8.
  public static Bundle of(Size size) {
    if (size.width() % 8 != 0 || size.height() % 8 != 0)
      throw new IllegalArgumentException("diff needs sides that are multiples of 8, not " + size);
    var model = graph(size);
    var files = List.of(new Manifest.Entry(Manifest.MODEL, model.length, Digest.sha256(model)));
    var manifest =
        new Manifest(
            "diff",
            "1",
            Family.PAIR_HEATMAP,
            List.of(DefectClass.UNLIKE),
            Thresholds.of(0.5, 0.5),
            size,
            files);
    return new Bundle(manifest, Digest.sha256(ManifestCodec.encode(manifest)), model);
  }

  private static byte[] graph(Size size) {
    var rows = size.height() / 8L;
    var columns = size.width() / 8L;
    var graph =
        new GraphWriter("diff")
            .input(Value.of("image", ElementType.UINT8, 1, 2, size.height(), size.width()))
            .output(Value.of("scores", ElementType.FLOAT, 1, 1, rows, columns))
            .output(Value.of("peak", ElementType.FLOAT, 1, 1, rows, columns))
            .output(Value.of("ltrb", ElementType.FLOAT, 1, 4, rows, columns))
            .integers("halves", List.of(2L), 1, 1);
    unlike(graph);
    scores(graph);
    boxes(graph, rows, columns);
    return graph.model(OPSET);
  }

  /// `unlike` [1,1,H,W], 0 to 255.
  private static void unlike(GraphWriter graph) {
    graph.node("Cast", List.of("image"), "pixels", new Attribute.Number("to", 1));
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

  private static void scores(GraphWriter graph) {
    var gain = 16 * 16 / FULL_SCORE_PIXELS / 255;
    graph.floats("gain", List.of(), gain).floats("zero", List.of(), 0).floats("one", List.of(), 1);
    graph.node("AveragePool", List.of("unlike"), "share", window(16, 8, 4));
    graph.node("Mul", List.of("share", "gain"), "amplified");
    graph.node("Clip", List.of("amplified", "zero", "one"), "scores");
    graph.node("MaxPool", List.of("scores"), "peak", window(3, 1, 1));
  }

  private static void boxes(GraphWriter graph, long rows, long columns) {
    var values = new float[(int) (4 * rows * columns)];
    Arrays.fill(values, REACH);
    graph.floats("constant", List.of(1L, 4L, rows, columns), values);
    graph.node("Identity", List.of("constant"), "ltrb");
  }

  private static Attribute[] window(long side, long stride, long padding) {
    return new Attribute[] {
      new Attribute.Numbers("kernel_shape", List.of(side, side)),
      new Attribute.Numbers("strides", List.of(stride, stride)),
      new Attribute.Numbers("pads", Collections.nCopies(4, padding))
    };
  }
}
