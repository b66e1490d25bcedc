package dev.loupe.control.rollout;

/// Someone else saved first, or has the nodes: read again.
public final class StaleRollout extends Exception {
  private static final long serialVersionUID = 1;

  public StaleRollout(String message) {
    super(message);
  }
}
