package dev.loupe.bridge.session;

/// There is no session with the PLC now, or it ended in the middle of a call: what was written may
/// or may not have arrived. A new session is being sought.
public final class SessionLost extends Exception {
  public SessionLost(String message) {
    super(message);
  }
}
