package dev.loupe.edge.assignment;

import dev.loupe.schema.model.ModelRef;
import org.jspecify.annotations.Nullable;

/// The model that decides and the one that did before it; `formerLoaded`: still warm in memory, for
/// a roll-back at once.
record Held(@Nullable ModelRef champion, @Nullable ModelRef former, boolean formerLoaded) {
  static final Held NOTHING = new Held(null, null, false);

  boolean decidedBy(ModelRef model) {
    return champion != null && champion.digest().equals(model.digest());
  }

  boolean formerIs(ModelRef model) {
    return former != null && former.digest().equals(model.digest());
  }

  Held serving(ModelRef model) {
    return new Held(model, champion, champion != null);
  }

  Held championAlone() {
    return new Held(champion, null, false);
  }

  Held withoutFormerInMemory() {
    return new Held(champion, former, false);
  }
}
