package dev.loupe.bundle.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A graph's input or output. `shape` holds -1 where a dimension is open.
public record Value(String name, ElementType type, List<Long> shape) {
  public Value {
    shape = List.copyOf(shape);
  }

  public static Value of(String name, ElementType type, long... shape) {
    return new Value(name, type, Arrays.stream(shape).boxed().toList());
  }

  /// As in `image uint8 [1,2,640,640]`.
  public String describe() {
    return (name + " " + type.word() + " " + shapeText()).strip();
  }

  private String shapeText() {
    return shape.stream()
        .map(size -> size < 0 ? "?" : size.toString())
        .collect(Collectors.joining(",", "[", "]"));
  }
}
