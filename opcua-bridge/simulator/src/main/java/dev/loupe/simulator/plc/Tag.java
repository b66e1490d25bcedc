package dev.loupe.simulator.plc;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The default tag set. A tag's node id is `nsu=urn:loupe:plc;s=NAME`; only the side that writes a
/// tag may write it.
public enum Tag {
  PART_ID("PartId", Type.STRING, Writer.PLC),
  RECIPE_ID("RecipeId", Type.STRING, Writer.PLC),
  PANEL_POSITION("PanelPosition", Type.STRING, Writer.PLC),
  LOT("Lot", Type.STRING, Writer.PLC),
  PART_ORIGIN("PartOrigin", Type.UINT16, Writer.PLC),
  TRIG_SEQ("TrigSeq", Type.UINT32, Writer.PLC),
  RESULT_ACK_SEQ("ResultAckSeq", Type.UINT32, Writer.PLC),
  PLC_HEARTBEAT("PlcHeartbeat", Type.UINT32, Writer.PLC),
  FIRMWARE("Firmware", Type.STRING, Writer.PLC),
  RESULT_WORD("ResultWord", Type.UINT32, Writer.NODE),
  RESULT_PART_ID("ResultPartId", Type.STRING, Writer.NODE),
  RESULT_VERDICT("ResultVerdict", Type.UINT16, Writer.NODE),
  RESULT_CONFIDENCE("ResultConfidence", Type.FLOAT, Writer.NODE),
  RESULT_DEFECT_COUNT("ResultDefectCount", Type.UINT16, Writer.NODE),
  RESULT_TOP_CLASS("ResultTopClass", Type.UINT16, Writer.NODE),
  RESULT_LATENCY_MS("ResultLatencyMs", Type.FLOAT, Writer.NODE),
  RESULT_INFERENCE_MS("ResultInferenceMs", Type.FLOAT, Writer.NODE),
  RESULT_MODEL("ResultModel", Type.STRING, Writer.NODE),
  RESULT_ERROR_CODE("ResultErrorCode", Type.UINT16, Writer.NODE),
  TRIG_ACK_SEQ("TrigAckSeq", Type.UINT32, Writer.NODE),
  READY("Ready", Type.BOOLEAN, Writer.NODE),
  FAULT("Fault", Type.UINT16, Writer.NODE),
  HEARTBEAT("Heartbeat", Type.UINT32, Writer.NODE);

  public static final String NAMESPACE = "urn:loupe:plc";

  /// What must be written after the trigger and before its word.
  public static final Set<Tag> PAYLOAD = Set.copyOf(EnumSet.range(RESULT_PART_ID, TRIG_ACK_SEQ));

  public enum Type {
    STRING,
    BOOLEAN,
    UINT16,
    UINT32,
    FLOAT
  }

  public enum Writer {
    PLC,
    NODE
  }

  private final String tagName;
  private final Type type;
  private final Writer writer;

  Tag(String tagName, Type type, Writer writer) {
    this.tagName = tagName;
    this.type = type;
    this.writer = writer;
  }

  public String tagName() {
    return tagName;
  }

  public Type type() {
    return type;
  }

  public Writer writer() {
    return writer;
  }

  public static Optional<Tag> of(Object tagName) {
    return Arrays.stream(values()).filter(tag -> tag.tagName.equals(tagName)).findFirst();
  }
}
