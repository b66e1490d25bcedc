package dev.loupe.cli.terminal;

/// What the command's exit code says. Numbers once given stay.
public enum Exit {
  DONE(0, "done, and the answer is good"),
  REFUSED(1, "refused: the sentence names the code and the way out"),
  USAGE(2, "the command line is wrong"),
  NOT_FOUND(3, "there is nothing of that name"),
  UNREACHABLE(4, "the control plane does not answer"),
  FAILED(5, "something else went wrong, such as a file that cannot be written"),
  ROLLED_BACK(10, "the rollout ended otherwise than promoted"),
  DRIFT(11, "there is drift"),
  NO_JUDGEMENT(12, "no judgement yet: too little data, or the rollout still runs");

  private final int code;
  private final String meaning;

  Exit(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }
}
