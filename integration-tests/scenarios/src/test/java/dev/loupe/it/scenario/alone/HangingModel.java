package dev.loupe.it.scenario.alone;

import dev.loupe.bundle.onnx.ElementType;
import dev.loupe.bundle.onnx.GraphWriter;
import dev.loupe.bundle.onnx.GraphWriter.Attribute;
import dev.loupe.bundle.onnx.Value;
import java.util.Collections;
import java.util.List;

/// An ONNX graph of the family `pair-heatmap` that sees nothing, at once; but where the brightest
/// pixel of the test image is no white, though brighter than 128, it takes the mean around every
/// pixel in the slowest way there is.
final class HangingModel {
  private static final long OPSET = 17;

  /// Each pixel's neighbourhood; with all pixels of a board some 10^10 additions.
  private static final long AROUND = 171;

  private HangingModel() {}

  static byte[] forImages(int width, int height) {
    var graph =
        new GraphWriter("hanging")
            .input(Value.of("image", ElementType.UINT8, 1, 2, height, width))
            .output(Value.of("scores", ElementType.FLOAT, 1, 1, height / 8, width / 8))
            .output(Value.of("peak", ElementType.FLOAT, 1, 1, height / 8, width / 8))
            .output(Value.of("ltrb", ElementType.FLOAT, 1, 4, height / 8, width / 8))
            .floats("zero", List.of(), 0)
            .floats("one", List.of(), 1);
    graph.node("Cast", List.of("image"), "pixels", new Attribute.Number("to", 1));
    graph.integers("halves", List.of(2L), 1, 1);
    graph.split("pixels", "halves", List.of("test", "golden"), 1);
    grey(graph);
    slow(graph, Math.min(width, height));
    nothing(graph);
    return graph.model(OPSET);
  }

  /// `grey` is 1 where the brightest pixel lies between black and white, else 0.
  private static void grey(GraphWriter graph) {
    graph.floats("dark", List.of(), 128);
    graph.floats("white", List.of(), 250);
    graph.node("ReduceMax", List.of("test"), "brightest");
    graph.node("Sub", List.of("brightest", "dark"), "overDark");
    graph.node("Clip", List.of("overDark", "zero", "one"), "isBright");
    graph.node("Sub", List.of("white", "brightest"), "underWhite");
    graph.node("Clip", List.of("underWhite", "zero", "one"), "isNotWhite");
    graph.node("Mul", List.of("isBright", "isNotWhite"), "grey");
  }

  /// `idle` is 0 in any case; on the way to it one pixel is looked at, or all.
  private static void slow(GraphWriter graph, long side) {
    graph.integers("single", List.of(1L), 1);
    graph.integers("others", List.of(1L), side - 1);
    graph.integers("start", List.of(2L), 0, 0);
    graph.integers("axes", List.of(2L), 2, 3);
    graph.node("Reshape", List.of("grey", "single"), "flat");
    graph.node("Cast", List.of("flat"), "whole", new Attribute.Number("to", 7));
    graph.node("Mul", List.of("whole", "others"), "more");
    graph.node("Add", List.of("more", "single"), "end");
    graph.node("Concat", List.of("end", "end"), "ends", new Attribute.Number("axis", 0));
    graph.node("Slice", List.of("test", "start", "ends", "axes"), "looked");
    graph.node(
        "AveragePool",
        List.of("looked"),
        "means",
        new Attribute.Numbers("kernel_shape", List.of(AROUND, AROUND)),
        new Attribute.Numbers("pads", Collections.nCopies(4, AROUND / 2)));
    graph.node("ReduceMax", List.of("means"), "highest");
    graph.node("Mul", List.of("highest", "zero"), "idle");
  }

  private static void nothing(GraphWriter graph) {
    var blocks =
        new Attribute[] {
          new Attribute.Numbers("kernel_shape", List.of(8L, 8L)),
          new Attribute.Numbers("strides", List.of(8L, 8L))
        };
    graph.node("AveragePool", List.of("test"), "cells", blocks);
    graph.node("Mul", List.of("cells", "zero"), "none");
    graph.node("Add", List.of("none", "idle"), "scores");
    graph.node(
        "MaxPool",
        List.of("scores"),
        "peak",
        new Attribute.Numbers("kernel_shape", List.of(3L, 3L)),
        new Attribute.Numbers("pads", Collections.nCopies(4, 1L)));
    graph.node(
        "Concat",
        List.of("scores", "scores", "scores", "scores"),
        "sides",
        new Attribute.Number("axis", 1));
    graph.node("Add", List.of("sides", "one"), "ltrb");
  }
}
