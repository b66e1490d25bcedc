package dev.loupe.training;

import dev.loupe.bundle.Bundle;
import dev.loupe.schema.wire.JsonWriter;
import java.util.function.Consumer;

/// What became of a job that came to its end. `metrics` writes the figures it rests on.
public sealed interface Outcome {
  Consumer<JsonWriter> metrics();

  /// `bundle` is a proposal: nobody has signed it or answered for it.
  record Trained(Bundle bundle, Consumer<JsonWriter> metrics) implements Outcome {}

  /// The data do not carry a better model; `sentence` says why, with numbers, and the way out.
  record Refused(String code, String sentence, Consumer<JsonWriter> metrics) implements Outcome {}
}
