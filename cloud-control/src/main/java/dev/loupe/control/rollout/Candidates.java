package dev.loupe.control.rollout;

import dev.loupe.schema.model.ModelRef;
import java.util.Optional;

/// The registered models, as far as a rollout asks. Nothing here waits for another server.
public interface Candidates {
  /// By digest (64 hex digits) or `name:version`.
  Optional<ModelRef> find(String named);

  /// Why the model may not be given to nodes now, in one sentence; empty where it may.
  Optional<String> barred(ModelRef model);

  /// The registry's mark of the champion shall move to it; durable when this returns.
  void promoted(ModelRef model, String rollout);
}
