package dev.loupe.control.gate;

/// What a candidate is held against; the plan's alpha is divided evenly over them.
public enum Gate {
  ERRORS("A", "errors of the model"),
  LATENCY("B", "slow parts"),
  ACKNOWLEDGEMENTS("C", "results the PLC did not acknowledge"),
  QUALITY("D", "parts judged wrongly by the candidate alone");

  private final String letter;
  private final String counts;

  Gate(String letter, String counts) {
    this.letter = letter;
    this.counts = counts;
  }

  public String letter() {
    return letter;
  }

  public String counts() {
    return counts;
  }
}
