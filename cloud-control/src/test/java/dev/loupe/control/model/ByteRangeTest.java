package dev.loupe.control.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.control.model.ByteRange.None;
import dev.loupe.control.model.ByteRange.Part;
import dev.loupe.control.model.ByteRange.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-99, 0, 99",
    "bytes=10-, 10, 99",
    "bytes=10-10, 10, 10",
    "bytes=-1, 99, 99",
    "bytes=-500, 0, 99",
    "bytes=90-500, 90, 99",
    "bytes= 0 - 4, 0, 4"
  })
  void oneRangeWithinTheFileIsAPart(String header, long from, long to) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new Part(from, to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999999999999999999-"})
  void aRangeBehindTheEndIsNone(String header) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new None());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,3-4",
        "lines=0-1",
        "bytes=5-2",
        "bytes=-",
        "bytes=a-b",
        "",
        "bytes=99999999999999999999-"
      })
  void whatIsNoOneRangeAsksForTheWhole(String header) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new Whole());
  }

  @Test
  void noHeaderAsksForTheWhole() {
    assertThat(ByteRange.of(null, 100)).isEqualTo(new Whole());
  }
}
