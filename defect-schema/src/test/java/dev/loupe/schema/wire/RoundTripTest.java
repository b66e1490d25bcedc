package dev.loupe.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.fleet.Report;
import dev.loupe.schema.inspection.Inspection;
import dev.loupe.schema.inspection.Latency;
import dev.loupe.schema.inspection.Origin;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Part;
import dev.loupe.schema.wire.Decoded.Value;
import dev.loupe.schema.wire.JournalRecord.Delivered;
import dev.loupe.schema.wire.JournalRecord.Inspected;
import dev.loupe.schema.wire.JournalRecord.Numbered;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  @Test
  void aRecordComesBackAsItWas() {
    assertThat(RecordCodec.decode(Samples.inspected()))
        .isEqualTo(new Value<>(new Numbered(17, new Inspected(Samples.INSPECTION))));
    assertThat(RecordCodec.decode(Samples.delivered()))
        .isEqualTo(new Value<>(new Numbered(18, new Delivered(Samples.DELIVERY))));
  }

  @Test
  void anInspectionWithoutFrameModelOrPositionComesBackAsItWas() {
    var bare =
        new Inspection(
            1,
            new Part("", null, "", "line-1", "aoi-1", "", Origin.PRODUCTION),
            List.of(),
            List.of(),
            false,
            null,
            Outcome.error(dev.loupe.schema.inspection.ErrorCode.NO_FRAME),
            Latency.NONE,
            Samples.INSPECTION.at(),
            null);
    assertThat(RecordCodec.decode(RecordCodec.encode(1, new Inspected(bare))))
        .isEqualTo(new Value<>(new Numbered(1, new Inspected(bare))));
  }

  @Test
  void aReportComesBackAsItWas() {
    assertThat(ReportCodec.decode(ReportCodec.encode(Samples.NODE, Samples.REPORT)))
        .isEqualTo(new Value<>(new ReportCodec.Sent(Samples.NODE, Samples.REPORT)));
    var young = Samples.REPORT.journals();
    assertThat(new Report.Journals(young.live(), null, List.of()).predecessor()).isNull();
  }

  @Test
  void aReceiptAndACommandComeBackAsTheyWere() {
    assertThat(ReceiptCodec.decode(ReceiptCodec.encode(Samples.RECEIPT)))
        .isEqualTo(new Value<>(Samples.RECEIPT));
    assertThat(CommandCodec.decode(CommandCodec.encode(Samples.RESEND)))
        .isEqualTo(new Value<>(Samples.RESEND));
  }

  @Test
  void whatRolloutsAndDriftNeedComesBackAsItWas() {
    assertThat(
            RolloutSamples.records().values().stream()
                .map(RecordCodec::decode)
                .map(it -> {
                  return it instanceof Value<Numbered>(var numbered) ? numbered.record() : it;
                }))
        .containsExactly(
            new Inspected(RolloutSamples.SAMPLED),
            new JournalRecord.Shadow(RolloutSamples.SHADOWED),
            new JournalRecord.Shadow(RolloutSamples.SKIPPED),
            new JournalRecord.Summed(RolloutSamples.SUMMARY),
            new JournalRecord.Tripped(RolloutSamples.TRIPPED));
    assertThat(AssignmentCodec.decode(AssignmentCodec.encode(RolloutSamples.ASSIGNMENT)))
        .isEqualTo(new Value<>(RolloutSamples.ASSIGNMENT));
    assertThat(ReportCodec.decode(ReportCodec.encode(Samples.NODE, RolloutSamples.REPORT)))
        .isEqualTo(new Value<>(new ReportCodec.Sent(Samples.NODE, RolloutSamples.REPORT)));
    assertThat(CommandCodec.decode(CommandCodec.encode(Samples.LEASE)))
        .isEqualTo(new Value<>(Samples.LEASE));
  }
}
