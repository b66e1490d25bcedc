package dev.loupe.edge.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Family;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.inspection.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Rows cx, cy, w, h, two scores; three columns.
class YoloHeadTest {
  private final YoloHead head =
      new YoloHead(Outputs.manifest(Family.YOLO, DefectClass.OTHER, DefectClass.OPEN), 0.5);
  private final float[] rows = new float[6 * 3];

  @Test
  void aColumnIsADefectWithCentreAndSize() {
    column(1, 20, 10, 8, 4, 0, 0.75f);
    assertThat(scan())
        .isEqualTo(
            new Scan.Seen(
                List.of(new Defect(0, new Box(16, 8, 24, 12), DefectClass.OPEN, 0.75)), 0.75));
  }

  @Test
  void ofTwoThatOverlapTheHigherStaysWithinItsKind() {
    column(0, 20, 10, 8, 4, 0.75f, 0);
    column(1, 21, 10, 8, 4, 0.875f, 0);
    column(2, 21, 10, 8, 4, 0, 0.5f);
    assertThat(((Scan.Seen) scan()).defects())
        .extracting(Defect::score)
        .containsExactly(0.875, 0.5);
  }

  @Test
  void aScoreOrABoxOfNaNIsSenseless() {
    column(2, 20, 10, 8, 4, Float.NaN, 0);
    assertThat(scan())
        .isInstanceOfSatisfying(
            Scan.Senseless.class,
            scan -> assertThat(scan.code()).isEqualTo(ErrorCode.NOT_A_NUMBER));
    column(2, 20, Float.NaN, 8, 4, 0.9f, 0);
    assertThat(scan()).isInstanceOf(Scan.Senseless.class);
  }

  @Test
  void theGreyImageFillsThreeChannelsFromZeroToOne() {
    var pair = Outputs.pair();
    Arrays.fill(pair.test().pixels(), (byte) 255);
    var filled = head.fill(pair).asFloatBuffer();
    assertThat(filled.remaining()).isEqualTo(3 * 64 * 32);
    for (var i = 0; i < filled.remaining(); i++) assertThat(filled.get(i)).isEqualTo(1);
  }

  @Test
  void anOutputThatIsHighEverywhereIsThinnedOutQuickly() {
    var many = new float[6 * 8_400];
    for (var i = 0; i < 8_400; i++) {
      many[i] = i % 64;
      many[8_400 + i] = i / 300f;
      many[2 * 8_400 + i] = 0.1f;
      many[3 * 8_400 + i] = 0.1f;
      many[4 * 8_400 + i] = 0.9f;
      many[5 * 8_400 + i] = 0.8f + i / 100_000f;
    }
    var scan = (Scan.Seen) head.read(Outputs.named(Map.of("", many)));
    assertThat(scan.defects()).hasSizeBetween(Defect.LIMIT + 1, 1_000);
    assertThat(scan.defects().getFirst().score()).isEqualTo(scan.highest());
  }

  private void column(int i, float... values) {
    for (var row = 0; row < 6; row++) rows[3 * row + i] = values[row];
  }

  private Scan scan() {
    return head.read(Outputs.named(Map.of("", rows)));
  }
}
