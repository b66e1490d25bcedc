package dev.loupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLineTest {
  @Test
  void ofAJsonLogOnlyErrorsAreQuotedWithTheirDeepestCause() {
    assertThat(LogLine.complaint("{\"level\":\"INFO\",\"message\":\"up\"}")).isEmpty();
    assertThat(
            LogLine.complaint(
                "{\"level\":\"ERROR\",\"message\":\"Failed\",\"exception\":{\"message\":\"a\","
                    + "\"causedBy\":{\"exception\":{\"message\":\"no url\\nmore\"}}}}"))
        .contains("Failed: no url");
  }

  @Test
  void aPlainLineIsQuotedAndALongOneCut() {
    assertThat(LogLine.complaint("Port 1 is in use.")).contains("Port 1 is in use.");
    assertThat(LogLine.complaint("x".repeat(2000)).orElseThrow()).hasSize(502);
    assertThat(LogLine.complaint(" ")).isEmpty();
  }
}
