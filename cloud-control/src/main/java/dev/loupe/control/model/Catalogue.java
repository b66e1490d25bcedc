package dev.loupe.control.model;

import dev.loupe.schema.model.ModelRef;
import java.util.List;
import java.util.Optional;

/// The registered models as rollouts see them. Answers come from our own table and disk: nothing
/// here waits for the store.
public interface Catalogue {
  Optional<Model> find(String digest);

  Optional<Model> find(String name, String version);

  /// The newest first.
  List<Model> all();

  /// Whether this model may be given to nodes now. To be asked before every step that gives it more
  /// parts.
  Clearance clearance(String digest);

  /// The alias `champion` of the model's name shall stand for it. Durable when this returns; the
  /// store follows when it answers.
  void promoted(ModelRef champion, String rollout);
}
