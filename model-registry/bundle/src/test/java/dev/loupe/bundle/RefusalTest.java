package dev.loupe.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private static final Path DOCUMENT = Path.of("../../docs/models.md");
  private static final String BEGIN = "<!-- refusals: written by RefusalTest -->\n";
  private static final String END = "<!-- end of refusals -->";

  @Test
  void thereAreAtMostTwentyEachWithItsWayOut() {
    assertThat(Refusal.values()).hasSizeLessThanOrEqualTo(20);
    assertThat(Refusal.values()).allSatisfy(it -> assertThat(it.wayOut()).isNotBlank());
  }

  /// Writes the table anew where LOUPE_WRITE_CODES is set, as CONTRIBUTING.md says.
  @Test
  void theTableInTheDocumentsIsGeneratedFromTheCode() throws IOException {
    var text = Files.readString(DOCUMENT);
    var from = text.indexOf(BEGIN) + BEGIN.length();
    var to = text.indexOf(END);
    var written = text.substring(0, from) + table() + text.substring(to);
    if (System.getenv("LOUPE_WRITE_CODES") != null) Files.writeString(DOCUMENT, written);
    assertThat(DOCUMENT).hasContent(written);
  }

  private static String table() {
    return "| code | means | way out |\n|---|---|---|\n"
        + Arrays.stream(Refusal.values())
            .map(it -> "| %s | %s | %s |\n".formatted(it, it.meaning(), it.wayOut()))
            .collect(Collectors.joining());
  }
}
