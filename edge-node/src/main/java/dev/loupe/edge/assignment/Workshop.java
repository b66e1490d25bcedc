package dev.loupe.edge.assignment;

import dev.loupe.bundle.Refusal;
import dev.loupe.edge.inference.ModelState.Serving;
import dev.loupe.schema.fleet.Resident.Role;
import dev.loupe.schema.model.ModelRef;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Does what takes long, one thing after the other, and tells how it went. It returns at once.
public interface Workshop {
  void fetch(ModelRef model, Role role, Results results);

  /// `latest` is the latest time that was believed.
  void verify(ModelRef model, Role role, boolean reload, Instant latest, Results results);

  /// `beside` is the champion that it would run beside, null for none.
  void warm(ModelRef model, boolean reload, @Nullable ModelRef beside, Results results);

  /// From any thread.
  interface Results {
    void fetched(String digest);

    void unfetched(String digest, String why);

    void verified(String digest);

    void undecided(String digest, String why);

    void damaged(String digest, String why);

    void barred(String digest, Refusal code, String sentence);

    /// Whoever is told owns it.
    void warmed(Serving model);

    /// Whether anybody still waits for it.
    boolean wanted(String digest);

    /// What must stay on disk.
    Set<String> kept();
  }
}
