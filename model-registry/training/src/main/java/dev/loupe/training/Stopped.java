package dev.loupe.training;

/// The job was told to stop; its folder is as it must be to go on later.
public final class Stopped extends Exception {
  public Stopped() {
    super("stopped", null, false, false);
  }
}
