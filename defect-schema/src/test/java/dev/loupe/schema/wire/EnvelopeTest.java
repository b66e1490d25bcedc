package dev.loupe.schema.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.schema.wire.Decoded.Refused;
import dev.loupe.schema.wire.Decoded.Value;
import dev.loupe.schema.wire.Envelope.Item;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  @Test
  void recordsGoThroughByteForByteEvenWithSpacesAndOtherScripts() {
    var odd = "{ \"seq\" : 5 , \"type\":\"later\", \"板\":\"ümlaut 板 \\u00e9\" }".getBytes(UTF_8);
    var items = decoded(odd, Samples.inspected()).items();
    assertThat(items.get(0).bytes()).isEqualTo(odd);
    assertThat(items.get(1).bytes()).isEqualTo(Samples.inspected());
  }

  @Test
  void aBadRecordSpoilsNoOtherAndKeepsItsNumber() {
    var bad = new String(Samples.inspected(), UTF_8).replace("0.931", "1.5").getBytes(UTF_8);
    var items = decoded(Samples.delivered(), bad, Samples.lost()).items();
    assertThat(items.get(0)).isInstanceOf(Item.Good.class);
    assertThat(items.get(1))
        .isInstanceOfSatisfying(
            Item.Bad.class,
            item -> {
              assertThat(item.seq()).isEqualTo(17);
              assertThat(item.why()).contains("/inspected/defects/0/score");
            });
    assertThat(items.get(2)).isInstanceOf(Item.Good.class);
  }

  @Test
  void aRecordWithoutAReadableNumberIsUnnumbered() {
    for (var record : List.of("{\"type\":\"lost\"}", "{\"seq\":-1}", "7", "{\"seq\":1e3}"))
      assertThat(decoded(record.getBytes(UTF_8)).items())
          .singleElement()
          .isInstanceOf(Item.Unnumbered.class);
  }

  @Test
  void theEnvelopeIsRefusedWhereItsOwnJsonBreaks() {
    var whole = new String(Samples.envelope(), UTF_8);
    for (var broken :
        List.of(
            whole.substring(0, whole.length() - 2),
            whole + "{}",
            whole.replace("\"schema\":1", "\"schema\":2"),
            whole.replace("node-1", "../node"),
            ""))
      assertThat(EnvelopeCodec.decode(broken.getBytes(UTF_8))).isInstanceOf(Refused.class);
  }

  @Test
  void moreRecordsThanABatchHoldsAreRefusedByPath() {
    var records = java.util.Collections.nCopies(501, "{\"seq\":1}".getBytes(UTF_8));
    var bytes = EnvelopeCodec.encode("node-1", Samples.JOURNAL, Samples.NOON, null, records);
    assertThat(EnvelopeCodec.decode(bytes))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.path()).startsWith("/records"));
  }

  private static Envelope decoded(byte[]... records) {
    var bytes =
        EnvelopeCodec.encode("node-1", Samples.JOURNAL, Samples.NOON, null, List.of(records));
    return EnvelopeCodec.decode(bytes) instanceof Value<Envelope>(var envelope)
        ? envelope
        : org.assertj.core.api.Assertions.fail("refused");
  }
}
