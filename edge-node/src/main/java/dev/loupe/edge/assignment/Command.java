package dev.loupe.edge.assignment;

import dev.loupe.schema.fleet.Resident.Role;
import dev.loupe.schema.model.ModelRef;

/// What a slot wants done.
sealed interface Command {
  record Fetch(ModelRef model, Role role) implements Command {}

  record Verify(ModelRef model, Role role, boolean reload) implements Command {}

  record Warm(ModelRef model, Role role, boolean reload) implements Command {}

  /// From the next part on.
  record Serve(ModelRef model) implements Command {}

  record Tell(Guard.Trip trip) implements Command {}
}
