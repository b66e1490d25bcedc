package dev.loupe.training.detect;

/// The model cannot be run, or what it says cannot be believed. The message completes "model …: ".
public final class BrokenModel extends Exception {
  public BrokenModel(String why) {
    super(why);
  }

  public BrokenModel(String why, Throwable cause) {
    super(why, cause);
  }
}
