package dev.loupe.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.inspection.Delivery.RecordId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TraceTest {
  private static final UUID JOURNAL = UUID.fromString("6b29fc40-ca47-4067-b31d-00dd010662da");

  @Test
  void theIdIsTheRecords() {
    assertThat(Trace.id(new RecordId(JOURNAL, 1))).isEqualTo("6b29fc40ca474067b31d00dd010662db");
    assertThat(Trace.id(new RecordId(JOURNAL, 2))).isEqualTo("6b29fc40ca474067b31d00dd010662d8");
  }

  @Test
  void theParentHasW3cShape() {
    assertThat(Trace.parent(new RecordId(JOURNAL, 1)))
        .isEqualTo("00-6b29fc40ca474067b31d00dd010662db-0000000000000001-01");
  }
}
