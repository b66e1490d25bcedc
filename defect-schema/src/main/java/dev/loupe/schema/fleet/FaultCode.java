package dev.loupe.schema.fleet;

/// What is wrong with a node, numbered for ever as in the tag `Fault`: a number is never given
/// again.
public enum FaultCode {
  NONE(0, "no fault", "nothing to do"),
  OUT_OF_STEP(1, "frames and triggers no longer match", "reset the station: write TrigSeq 0"),
  JOURNAL(2, "the journal cannot be written", "free the disk or repair the data directory"),
  MODEL(3, "no model can serve", "see the node's log; assign a working model"),
  CAMERA(4, "the camera cannot be read", "check the camera folder of the configuration"),
  DEAD_LETTERS(5, "the ledger refused a record of this node", "decide on the node's dead letters"),
  DUPLICATE_NODE(
      6,
      "another process reports under this node's name",
      "stop one of the two; give a copied disk a new node name"),
  FOREIGN_LEDGER(
      7,
      "receipts come from another ledger than the pinned one",
      "accept the new ledger on the node, or connect it to its own"),
  TAG_MAP(8, "the tag map does not fit the PLC", "mend the entries that the node's log names"),
  ASSIGNMENT(
      9,
      "an assignment was refused, and nothing was changed by it",
      "see the node's log; let the control plane sign and send another"),
  TRUST(
      10,
      "the running model would not be accepted today, and no new one is",
      "see the node's log: set the clock, renew the key, or release the model for the firmware"),
  HUNG(
      11,
      "the model has not answered for seconds",
      "wait; if it stays, return to the former model and restart the node");

  private final int code;
  private final String meaning;
  private final String wayOut;

  FaultCode(int code, String meaning, String wayOut) {
    this.code = code;
    this.meaning = meaning;
    this.wayOut = wayOut;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }

  public String wayOut() {
    return wayOut;
  }
}
