package dev.loupe.edge.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PreviewTest {
  @Test
  void aBoardOf640IsHalvedByAveragingFourPixels() {
    var pixels = new byte[640 * 640];
    pixels[0] = (byte) 255;
    pixels[641] = (byte) 255;
    var preview = Preview.of(new Grey(640, 640, pixels));
    assertThat(preview.width()).isEqualTo(320);
    assertThat(preview.height()).isEqualTo(320);
    assertThat(preview.pixels()[0]).isEqualTo((byte) 127);
    assertThat(preview.pixels()[1]).isZero();
  }

  @Test
  void sidesThatDoNotDivideKeepTheirLastPixels() {
    var pixels = new byte[1001 * 700];
    Arrays.fill(pixels, (byte) 200);
    var preview = Preview.of(new Grey(1001, 700, pixels));
    assertThat(preview.width()).isEqualTo(251);
    assertThat(preview.height()).isEqualTo(175);
    assertThat(preview.pixels()).containsOnly(200);
  }

  @Test
  void aSmallImageIsItsOwnPreview() {
    var small = new Grey(320, 20, new byte[6400]);
    assertThat(Preview.of(small)).isSameAs(small);
  }
}
