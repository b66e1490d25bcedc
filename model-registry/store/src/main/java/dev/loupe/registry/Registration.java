package dev.loupe.registry;

/// What became of a registration.
public sealed interface Registration {
  /// `held` is there, now or since before.
  record Registered(Held held) implements Registration {}

  /// Another digest has this name and version.
  record Taken(Held by) implements Registration {}
}
