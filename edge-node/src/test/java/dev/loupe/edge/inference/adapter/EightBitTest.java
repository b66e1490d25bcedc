package dev.loupe.edge.inference.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import dev.loupe.bundle.onnx.ElementType;
import dev.loupe.bundle.onnx.GraphWriter;
import dev.loupe.bundle.onnx.GraphWriter.Attribute;
import dev.loupe.bundle.onnx.Value;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Sums of eight-bit products. Processors without VNNI add two of them in sixteen bits, which 2 ×
/// 255 × 127 does not fit.
class EightBitTest {
  private static final int LENGTH = 64;
  private static final int HIGHEST = 255;
  private static final int WEIGHT = 127;
  private static final long INT8 = 3;
  private static final long FLOAT = 1;

  @Test
  void aSumIsTheSameOnEveryProcessor() throws Exception {
    DjlDetector.wake().join();
    var environment = OrtEnvironment.getEnvironment();
    var bytes = ByteBuffer.allocateDirect(LENGTH);
    while (bytes.hasRemaining()) bytes.put((byte) HIGHEST);
    long[] shape = {1, LENGTH};
    try (var options = DjlDetector.options();
        var session = environment.createSession(product(), options);
        var row = OnnxTensor.createTensor(environment, bytes.flip(), shape, OnnxJavaType.UINT8);
        var sums = session.run(Map.of("row", row))) {
      var sum = ((float[][]) sums.get(0).getValue())[0];
      assertThat(sum).hasSize(LENGTH).containsOnly((float) (LENGTH * HIGHEST * WEIGHT));
    }
  }

  /// `sums` = `row` × a matrix of eight-bit weights.
  private static byte[] product() {
    var weights = new float[LENGTH * LENGTH];
    Arrays.fill(weights, WEIGHT);
    return new GraphWriter("product")
        .input(Value.of("row", ElementType.UINT8, 1, LENGTH))
        .output(Value.of("sums", ElementType.FLOAT, 1, LENGTH))
        .floats("numbers", List.of((long) LENGTH, (long) LENGTH), weights)
        .floats("zero", List.of(), 0)
        .node("Cast", List.of("numbers"), "weights", new Attribute.Number("to", INT8))
        .node("Cast", List.of("zero"), "none", new Attribute.Number("to", INT8))
        .node("MatMulInteger", List.of("row", "weights", "", "none"), "whole")
        .node("Cast", List.of("whole"), "sums", new Attribute.Number("to", FLOAT))
        .model(17);
  }
}
