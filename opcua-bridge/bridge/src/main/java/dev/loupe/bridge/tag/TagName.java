package dev.loupe.bridge.tag;

import static dev.loupe.bridge.tag.TagType.BOOLEAN;
import static dev.loupe.bridge.tag.TagType.DOUBLE;
import static dev.loupe.bridge.tag.TagType.FLOAT;
import static dev.loupe.bridge.tag.TagType.INT16;
import static dev.loupe.bridge.tag.TagType.INT32;
import static dev.loupe.bridge.tag.TagType.STRING;
import static dev.loupe.bridge.tag.TagType.UINT16;
import static dev.loupe.bridge.tag.TagType.UINT32;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The tags between PLC and node. Each lists the types it may have at a PLC, the default first.
public enum TagName {
  PART_ID("PartId", Way.FROM_PLC, STRING),
  RECIPE_ID("RecipeId", Way.FROM_PLC, STRING),
  PANEL_POSITION("PanelPosition", Way.FROM_PLC_IF_MAPPED, STRING),
  LOT("Lot", Way.FROM_PLC_IF_MAPPED, STRING),
  PART_ORIGIN("PartOrigin", Way.FROM_PLC_IF_MAPPED, UINT16, INT16, UINT32, INT32),
  TRIG_SEQ("TrigSeq", Way.FROM_PLC, UINT32, UINT16, INT32),
  RESULT_ACK_SEQ("ResultAckSeq", Way.FROM_PLC, UINT32, UINT16, INT32),
  PLC_HEARTBEAT("PlcHeartbeat", Way.FROM_PLC, UINT32, UINT16, INT16, INT32),
  FIRMWARE("Firmware", Way.FROM_PLC, STRING),
  RESULT_WORD("ResultWord", Way.TO_PLC, UINT32, INT32),
  RESULT_PART_ID("ResultPartId", Way.TO_PLC, STRING),
  RESULT_VERDICT("ResultVerdict", Way.TO_PLC, UINT16, INT16, UINT32, INT32),
  RESULT_CONFIDENCE("ResultConfidence", Way.TO_PLC, FLOAT, DOUBLE),
  RESULT_DEFECT_COUNT("ResultDefectCount", Way.TO_PLC, UINT16, INT16, UINT32, INT32),
  RESULT_TOP_CLASS("ResultTopClass", Way.TO_PLC, UINT16, INT16, UINT32, INT32),
  RESULT_LATENCY_MS("ResultLatencyMs", Way.TO_PLC, FLOAT, DOUBLE),
  RESULT_INFERENCE_MS("ResultInferenceMs", Way.TO_PLC, FLOAT, DOUBLE),
  RESULT_MODEL("ResultModel", Way.TO_PLC, STRING),
  RESULT_ERROR_CODE("ResultErrorCode", Way.TO_PLC, UINT16, INT16, UINT32, INT32),
  TRIG_ACK_SEQ("TrigAckSeq", Way.TO_PLC, UINT32, UINT16, INT32),
  READY("Ready", Way.TO_PLC, BOOLEAN),
  FAULT("Fault", Way.TO_PLC, UINT16, INT16, UINT32, INT32),
  HEARTBEAT("Heartbeat", Way.TO_PLC, UINT32, UINT16, INT16, INT32);

  private enum Way {
    FROM_PLC,
    FROM_PLC_IF_MAPPED,
    TO_PLC
  }

  private final String tag;
  private final Way way;
  private final List<TagType> types;

  TagName(String tag, Way way, TagType... types) {
    this.tag = tag;
    this.way = way;
    this.types = List.of(types);
  }

  /// As people write it: `TrigSeq`.
  public String tag() {
    return tag;
  }

  public boolean isText() {
    return types.getFirst() == STRING;
  }

  public boolean optional() {
    return way == Way.FROM_PLC_IF_MAPPED;
  }

  /// Whether the node writes it.
  public boolean written() {
    return way == Way.TO_PLC;
  }

  /// Whether the node reads it; of its own tags only the word, after a restart.
  public boolean read() {
    return !written() || this == RESULT_WORD;
  }

  public List<TagType> types() {
    return types;
  }

  public static Optional<TagName> ofTag(String tag) {
    return Arrays.stream(values()).filter(name -> name.tag.equals(tag)).findFirst();
  }
}
