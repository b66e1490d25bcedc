package dev.loupe.edge.inference;

/// The part in front of the camera, as the PLC named it. `production`: it counts in statistics.
public record Subject(
    String recipe, String position, String serial, long trigger, boolean production) {
  /// For sentences.
  @Override
  public String toString() {
    return "part " + serial + ", trigger " + trigger;
  }
}
