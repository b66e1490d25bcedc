package dev.loupe.edge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loupe.schema.drift.Signal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PixelsTest {
  @Test
  void unlikeIsFurtherThanSixtyFourGreyLevelsEitherWay() {
    var template = new byte[] {0, 0, 0, (byte) 255, (byte) 255, (byte) 100, (byte) 200, 7};
    var test = new byte[] {64, 65, (byte) 255, (byte) 191, (byte) 190, (byte) 200, (byte) 100, 7};
    assertThat(Pixels.of(test, template).unlike()).isEqualTo(5 / 8.0);
  }

  @Test
  void agreesWithThePlainWayOnAnyPicture() {
    var chance = new Random(5);
    var test = new byte[640 * 640];
    var template = new byte[test.length];
    chance.nextBytes(test);
    chance.nextBytes(template);
    var unlike = 0;
    var sum = 0L;
    for (var i = 0; i < test.length; i++) {
      var a = Byte.toUnsignedInt(test[i]);
      if (Math.abs(a - Byte.toUnsignedInt(template[i])) > 64) unlike++;
      sum += a;
    }
    assertThat(Pixels.of(test, template))
        .isEqualTo(new Pixels((double) unlike / test.length, (double) sum / test.length));
  }

  @ParameterizedTest
  @EnumSource
  void theUsualBinsAscendAndAreTwentyAtMost(Signal signal) {
    assertThat(Bins.USUAL.of(signal)).hasSizeBetween(1, 19).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(doubles = {40, 60, 100, 148, 200, 254})
  void aTenthLessLightIsTheNextBin(double luma) {
    var edges = Bins.USUAL.luma();
    assertThat(Bins.bin(edges, luma) - Bins.bin(edges, luma * 0.9)).isEqualTo(1);
  }

  @Test
  void aValueOnAnEdgeBelongsToTheBinAbove() {
    var edges = java.util.List.of(1.0, 2.0);
    assertThat(Bins.bin(edges, 0.99)).isZero();
    assertThat(Bins.bin(edges, 1)).isEqualTo(1);
    assertThat(Bins.bin(edges, 2)).isEqualTo(2);
    assertThat(255 * 0.9).isCloseTo(Bins.USUAL.luma().getLast(), within(1e-9));
  }
}
