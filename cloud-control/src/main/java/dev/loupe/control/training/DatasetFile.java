package dev.loupe.control.training;

import dev.loupe.schema.feedback.Example;
import dev.loupe.schema.feedback.TrainingOrder;
import dev.loupe.schema.wire.ExampleCodec;
import dev.loupe.schema.wire.TrainingCodec;
import java.io.ByteArrayOutputStream;
import java.util.List;

/// A job's `dataset.jsonl`: the order, then an example a line.
public final class DatasetFile {
  public static final String NAME = "dataset.jsonl";

  private DatasetFile() {}

  public static byte[] encode(TrainingOrder order, List<Example> examples) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(TrainingCodec.encode(order));
    for (var example : examples) {
      out.write('\n');
      out.writeBytes(ExampleCodec.encode(example));
    }
    return out.toByteArray();
  }
}
