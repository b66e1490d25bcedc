package dev.loupe.training.dataset;

import dev.loupe.schema.feedback.Example;
import dev.loupe.schema.feedback.TrainingOrder;
import dev.loupe.schema.wire.Decoded;
import dev.loupe.schema.wire.ExampleCodec;
import dev.loupe.schema.wire.TrainingCodec;
import dev.loupe.training.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// Reads `dataset.jsonl`: a training order, then an example a line. An image or a group in two
/// folds refuses it, for then a board would judge what it trained.
public final class DatasetFile {
  public static final String NAME = "dataset.jsonl";

  private DatasetFile() {}

  public sealed interface Reading {
    record Read(Dataset dataset) implements Reading {}

    record Refused(String sentence) implements Reading {}
  }

  public static Reading read(Path file) throws IOException {
    if (!Files.isRegularFile(file))
      return new Reading.Refused(file + " is missing: a job's folder holds its dataset.");
    var bytes = Files.readAllBytes(file);
    var lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
    return switch (TrainingCodec.decode(lines[0].getBytes(StandardCharsets.UTF_8))) {
      case Decoded.Refused<TrainingOrder> refused -> at(file, 1, refused.sentence());
      case Decoded.Value<TrainingOrder>(var order) ->
          examples(file, lines, order, Sha256.of(bytes));
    };
  }

  private static Reading examples(Path file, String[] lines, TrainingOrder order, String digest) {
    var examples = new ArrayList<Example>();
    for (var i = 1; i < lines.length; i++) {
      switch (ExampleCodec.decode(lines[i].getBytes(StandardCharsets.UTF_8))) {
        case Decoded.Refused<Example> refused -> {
          return at(file, i + 1, refused.sentence());
        }
        case Decoded.Value<Example>(var example) -> examples.add(example);
      }
    }
    var mixed = mixed(examples);
    return mixed == null
        ? new Reading.Read(new Dataset(order, examples, digest))
        : new Reading.Refused(file + ": " + mixed);
  }

  private static Reading at(Path file, int line, String sentence) {
    return new Reading.Refused(file + ", line " + line + ": " + sentence + ".");
  }

  private static @org.jspecify.annotations.Nullable String mixed(List<Example> examples) {
    var folds = new HashMap<String, Integer>();
    var images = new HashSet<String>();
    for (var example : examples) {
      var fold = folds.putIfAbsent(example.group(), example.fold());
      if (fold != null && fold != example.fold())
        return "group " + example.group() + " lies in two folds: split by group, never by image.";
      if (!images.add(example.image()))
        return "image " + example.image() + " stands there twice: take each image once.";
    }
    return null;
  }
}
