package dev.loupe.control.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Our own table of the registered models, and of the aliases that they shall have.
public interface ModelBook {
  Optional<Model> find(String digest);

  Optional<Model> find(String name, String version);

  /// The newest first.
  List<Model> all();

  /// `manifest` is the exact bytes that the digest was made of. The same again changes nothing.
  void add(Model model, byte[] manifest);

  /// What was found when the store was last looked at; null takes it back.
  void judge(String digest, @Nullable String mismatch);

  /// `alias` of the model `name` shall stand for `digest`, as the rollout decided.
  record Alias(String name, String alias, String digest, String rollout, Instant askedAt) {}

  /// Replaces what was asked for the same alias before.
  void ask(Alias alias);

  List<Alias> aliases();
}
