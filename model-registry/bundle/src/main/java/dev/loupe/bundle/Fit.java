package dev.loupe.bundle;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.bundle.onnx.ElementType;
import dev.loupe.bundle.onnx.Header;
import dev.loupe.bundle.onnx.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which family a model's inputs and outputs fit.
sealed interface Fit {
  record Fits(Family family, int classes, Size input) implements Fit {
    boolean agreesWith(Manifest manifest) {
      return family == manifest.family()
          && classes == manifest.classes().size()
          && input.equals(manifest.input());
    }
  }

  record FitsNone(String sentence) implements Fit {}

  /// Whether the header is that of `manifest`, its embedding apart.
  static boolean agrees(Header header, Manifest manifest) {
    var embedding = manifest.claims().embedding();
    if (embedding == null) return of(header) instanceof Fits fits && fits.agreesWith(manifest);
    var output = Value.of(embedding.output(), ElementType.FLOAT, 1, embedding.dimensions());
    if (!header.outputs().contains(output)) return false;
    var outputs = header.outputs().stream().filter(it -> !it.equals(output)).toList();
    var rest = new Header(header.opset(), header.inputs(), outputs, header.externalData());
    return of(rest) instanceof Fits fits && fits.agreesWith(manifest);
  }

  static Fit of(Header header) {
    return pairHeatmap(header)
        .or(() -> yolo(header))
        .<Fit>map(fits -> fits)
        .orElseGet(() ->
            new FitsNone(
                "the model has "
                    + describe(header)
                    + ", but Loupe runs pair-heatmap (image uint8"
                    + " [1,2,H,W] to scores and peak [1,C,H/8,W/8] and ltrb [1,4,H/8,W/8]) and yolo"
                    + " (float [1,3,H,W] to [1,4+C,N]), all sizes fixed"));
  }

  static String describe(Header header) {
    return "inputs " + describe(header.inputs()) + " and outputs " + describe(header.outputs());
  }

  private static String describe(List<Value> values) {
    var text = values.stream().limit(8).map(Value::describe).collect(Collectors.joining("; "));
    return values.isEmpty() ? "none" : text + (values.size() > 8 ? "; …" : "");
  }

  private static Optional<Fits> pairHeatmap(Header header) {
    if (header.inputs().size() != 1 || header.outputs().size() != 3) return Optional.empty();
    var image = header.inputs().getFirst();
    if (!image.name().equals("image") || image.type() != ElementType.UINT8) return Optional.empty();
    var size = size(image, 2);
    var classes = classes(header);
    if (size.isEmpty() || classes < 1) return Optional.empty();
    var height = size.get().height() / 8L;
    var width = size.get().width() / 8L;
    var expected =
        List.of(
            Value.of("scores", ElementType.FLOAT, 1, classes, height, width),
            Value.of("peak", ElementType.FLOAT, 1, classes, height, width),
            Value.of("ltrb", ElementType.FLOAT, 1, 4, height, width));
    return size.get().height() % 8 == 0
            && size.get().width() % 8 == 0
            && header.outputs().containsAll(expected)
        ? Optional.of(new Fits(Family.PAIR_HEATMAP, classes, size.get()))
        : Optional.empty();
  }

  /// Of the output `scores`, or 0 where there is none of that shape.
  private static int classes(Header header) {
    return header.outputs().stream()
        .filter(output -> output.name().equals("scores") && output.shape().size() == 4)
        .mapToInt(output -> (int) Math.clamp(output.shape().get(1), 0, 1_000))
        .findFirst()
        .orElse(0);
  }

  private static Optional<Fits> yolo(Header header) {
    if (header.inputs().size() != 1 || header.outputs().size() != 1) return Optional.empty();
    var image = header.inputs().getFirst();
    var output = header.outputs().getFirst();
    if (image.type() != ElementType.FLOAT || output.type() != ElementType.FLOAT)
      return Optional.empty();
    var shape = output.shape();
    if (shape.size() != 3 || shape.get(0) != 1 || shape.get(1) < 5 || shape.get(1) > 1_004)
      return Optional.empty();
    if (shape.get(2) < 1 || shape.get(2) > 1_000_000) return Optional.empty();
    return size(image, 3).map(size -> new Fits(Family.YOLO, (int) (shape.get(1) - 4), size));
  }

  private static Optional<Size> size(Value image, long channels) {
    var shape = image.shape();
    if (shape.size() != 4 || shape.get(0) != 1 || shape.get(1) != channels) return Optional.empty();
    var height = shape.get(2);
    var width = shape.get(3);
    return Math.min(height, width) < Size.LEAST || Math.max(height, width) > Size.MOST
        ? Optional.empty()
        : Optional.of(new Size(width.intValue(), height.intValue()));
  }
}
