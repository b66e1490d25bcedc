package dev.loupe.control.training;

/// Where a job stands.
public enum JobState {
  QUEUED,
  RUNNING,
  /// It made a bundle that nobody has confirmed.
  TRAINED,
  /// The data do not carry a better model.
  REFUSED,
  CANCELLED,
  FAILED,
  /// A person has answered for the bundle: it can be signed and registered.
  CONFIRMED
}
