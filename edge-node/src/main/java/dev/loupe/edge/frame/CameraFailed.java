package dev.loupe.edge.frame;

/// The camera cannot be read; the message names it and the way out.
public final class CameraFailed extends Exception {
  public CameraFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
