package dev.loupe.training.dataset;

import dev.loupe.schema.feedback.Example;
import dev.loupe.schema.feedback.TrainingOrder;
import java.util.List;

/// A job's order and its labelled images. `digest` is the SHA-256 of the bytes of `dataset.jsonl`.
public record Dataset(TrainingOrder order, List<Example> examples, String digest) {
  public Dataset {
    examples = List.copyOf(examples);
  }
}
