package dev.loupe.control.trace;

import dev.loupe.control.trace.TracedTraining.TracedFold;
import dev.loupe.schema.feedback.Example;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.ExampleCodec;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// How a `dataset.jsonl` is split.
public final class Split {
  private Split() {}

  private record Fold(int[] images, Set<String> groups) {}

  /// Throws `IllegalArgumentException` that names the line which is no example.
  public static List<TracedFold> of(byte[] dataset) {
    var folds = new TreeMap<Integer, Fold>();
    var lines = new String(dataset, StandardCharsets.UTF_8).split("\n");
    for (var line = 1; line < lines.length; line++) { // the first is the order
      var example = example(lines[line], line);
      var fold = folds.computeIfAbsent(example.fold(), _ -> new Fold(new int[1], new HashSet<>()));
      fold.images()[0]++;
      fold.groups().add(example.group());
    }
    return folds.entrySet().stream()
        .map(it ->
            new TracedFold(it.getKey(), it.getValue().images()[0], it.getValue().groups().size()))
        .toList();
  }

  private static Example example(String text, int line) {
    return switch (ExampleCodec.decode(text.getBytes(StandardCharsets.UTF_8))) {
      case Decoded.Value<Example>(var example) -> example;
      case Decoded.Refused<Example> refused ->
          throw new IllegalArgumentException("line " + (line + 1) + ": " + refused.sentence());
    };
  }
}
