package dev.loupe.bundle;

import dev.loupe.bundle.Manifest.Entry;
import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.onnx.ElementType;
import dev.loupe.bundle.onnx.GraphWriter;
import dev.loupe.bundle.onnx.Value;
import dev.loupe.schema.defect.DefectClass;
import java.util.List;
import java.util.Map;

final class Samples {
  static final Size SMALL = new Size(64, 32);

  static final Manifest MANIFEST =
      new Manifest(
          "pcb",
          "2026.11-a",
          Family.PAIR_HEATMAP,
          List.of(DefectClass.OPEN, DefectClass.SHORT),
          new Thresholds(new Limits(0.45, 0.3), Map.of(DefectClass.SHORT, new Limits(0.6, 0.6))),
          new Size(640, 480),
          List.of(new Entry("model.onnx", 12, "ab".repeat(32))),
          Claims.NONE);

  private Samples() {}

  /// A model of nothing but its header.
  static byte[] model(List<Value> inputs, List<Value> outputs) {
    var graph = new GraphWriter("sample");
    inputs.forEach(graph::input);
    outputs.forEach(graph::output);
    return graph.model(17);
  }

  static byte[] yolo(long width, long height, long rows, long columns) {
    return model(
        List.of(Value.of("images", ElementType.FLOAT, 1, 3, height, width)),
        List.of(Value.of("output0", ElementType.FLOAT, 1, rows, columns)));
  }
}
