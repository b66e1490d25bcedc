package dev.loupe.schema.inspection;

/// Why a part got ERROR, numbered for ever as in `ResultErrorCode`: a number is never given again.
public enum ErrorCode {
  NONE(0, "no error", "nothing to do"),
  NO_FRAME(
      1,
      "no frame arrived by the deadline",
      "check the camera, its strobe and the folder it writes to"),
  OUT_OF_STEP(
      2,
      "frame counter and TrigSeq differ",
      "reset the station: write TrigSeq 0 and start again from 1"),
  UNKNOWN_RECIPE(
      3,
      "no golden template for this recipe and position",
      "add the template under RECIPE/POSITION.png"),
  BROKEN_IMAGE(
      4, "the frame cannot be decoded", "look at the named file; check the camera's transfer"),
  WRONG_SIZE(
      5,
      "the frame or its template does not have the model's size",
      "match camera, template and model"),
  DEADLINE(6, "the result came after the deadline", "use a faster model or a longer deadline"),
  MODEL_FAILED(
      7, "the model stopped with an error", "see the node's log; return to the former model"),
  NOT_A_NUMBER(
      8, "the model's scores hold NaN or lie outside 0 to 1", "return to the former model"),
  NOT_READY(9, "triggered while Ready was 0", "the PLC must wait for Ready"),
  JOURNAL(10, "the journal cannot be written", "free the disk or repair the data directory"),
  RESTARTED(11, "the node restarted while the part was in hand", "inspect the part again"),
  HUNG(12, "the model did not answer at all", "return to the former model"),
  UNSUPPORTED_IMAGE(13, "the image format is not read here", "deliver PNG"),
  UNREADABLE_TAGS(
      14, "the part's tags could not be read", "check the OPC UA connection and the tag map");

  private final int code;
  private final String meaning;
  private final String wayOut;

  ErrorCode(int code, String meaning, String wayOut) {
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
