package dev.loupe.training;

/// How a job's process ends, by its exit code.
public enum Ending {
  TRAINED(0),
  CRASHED(1),
  BAD_JOB(2),
  REFUSED(3),
  TIME_LIMIT(4),
  LET_GO(5),
  STOPPED(6),
  /// Another process works on the folder.
  LOCKED(7),
  OUT_OF_MEMORY(8),
  CANCELLED(143);

  private final int code;

  Ending(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
