package dev.loupe.edge.inference;

import dev.loupe.bundle.Manifest.Size;
import dev.loupe.edge.drift.Bins;
import dev.loupe.edge.rule.RecipeRules;
import dev.loupe.schema.model.ModelRef;

/// Where this node's one model stands.
public sealed interface ModelState {
  record Warming(ModelRef model) implements ModelState {}

  record Serving(ModelRef model, Size input, RecipeRules rules, ModelWorker worker, Bins bins)
      implements ModelState {
    public Serving(ModelRef model, Size input, RecipeRules rules, ModelWorker worker) {
      this(model, input, rules, worker, Bins.USUAL);
    }
  }

  /// `sentence` says why nothing can serve, and the way out.
  record Failed(String sentence) implements ModelState {}
}
