package dev.loupe.edge.second;

import dev.loupe.edge.inference.Looked;
import dev.loupe.schema.inspection.Delivery.RecordId;
import dev.loupe.schema.inspection.Inspection;

/// What follows a part once its word is written. Every call returns at once: nobody waits for it.
public interface Afterwards {
  /// A part is in hand: nothing new is begun beside it.
  void began();

  /// Its word is written.
  void ended();

  /// `inspected` is the part's durable record.
  void follow(RecordId inspected, Inspection inspection, Looked looked);

  static Afterwards nothing() {
    return new Afterwards() {
      @Override
      public void began() {}

      @Override
      public void ended() {}

      @Override
      public void follow(RecordId inspected, Inspection inspection, Looked looked) {}
    };
  }
}
