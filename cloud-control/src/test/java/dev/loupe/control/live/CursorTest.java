package dev.loupe.control.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void isReadAsItWasWritten() {
    var cursor =
        new Cursor(
            Instant.parse("2026-11-20T17:00:00.123456Z"),
            Instant.parse("1969-12-31T23:59:59.5Z"), // a node whose clock was never set
            42);
    assertThat(Cursor.parse(cursor.toString())).contains(cursor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1_2", "1_2_x", "1_2_-3", "1_2_3_4", "99999999999999999999_1_1"})
  void isNothingWhereTheTextIsNoCursor(String text) {
    assertThat(Cursor.parse(text)).isEmpty();
  }
}
