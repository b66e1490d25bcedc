package dev.loupe.it.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/// Reads the line's truth file: JSON lines, one a part. A torn last line is left out.
public final class TruthReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TruthReader() {}

  public static List<Truth> read(Path file) {
    try {
      return parse(Files.readString(file, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Truth> parse(String text) {
    var lines = text.lines().toList();
    var truths = new ArrayList<Truth>();
    for (var i = 0; i < lines.size(); i++) {
      try {
        truths.add(truth(JSON.readTree(lines.get(i))));
      } catch (JsonProcessingException e) {
        if (i < lines.size() - 1) throw new UncheckedIOException("truth, line " + (i + 1), e);
      }
    }
    return truths;
  }

  private static Truth truth(JsonNode line) {
    var kind = line.path("kind").asText().replace('-', '_').toUpperCase(Locale.ROOT);
    return new Truth(
        line.path("part").asText(),
        Truth.Kind.valueOf(kind),
        StreamSupport.stream(line.path("boxes").spliterator(), false)
            .map(b -> new Truth.Flaw(b.path("kind").asText(), LedgerReader.box(b.path("box"))))
            .toList());
  }
}
