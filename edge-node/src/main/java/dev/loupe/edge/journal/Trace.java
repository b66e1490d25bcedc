package dev.loupe.edge.journal;

import dev.loupe.schema.inspection.Delivery.RecordId;
import java.util.HexFormat;

/// W3C Trace Context's ids for a record, made from its identity: whoever knows the record knows its
/// trace, and nothing need be stored.
public final class Trace {
  private static final HexFormat HEX = HexFormat.of();

  private Trace() {}

  /// 32 hex digits.
  public static String id(RecordId record) {
    var journal = record.journal();
    return HEX.toHexDigits(journal.getMostSignificantBits())
        + HEX.toHexDigits(journal.getLeastSignificantBits() ^ record.seq());
  }

  /// Of a batch: its first record's, sampled.
  public static String parent(RecordId first) {
    return "00-" + id(first) + "-" + HEX.toHexDigits(first.seq()) + "-01";
  }
}
