package dev.loupe.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bytes as released versions wrote them: they must be readable for ever, so these files are only
/// ever added to.
class ReleasedSamplesTest {
  private static final Path RELEASED = Path.of("src/test/resources/released");

  static Stream<Path> files() throws IOException {
    try (var files = Files.walk(RELEASED)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aReleasedMessageIsStillRead(Path file) throws IOException {
    var kind = file.getFileName().toString().replace(".json", "");
    assertThat(Samples.decode(kind, Files.readAllBytes(file))).isInstanceOf(Decoded.Value.class);
  }

  @ParameterizedTest
  @MethodSource("files")
  void itSaysTodayWhatItSaidThen(Path file) throws IOException {
    var kind = file.getFileName().toString().replace(".json", "");
    if (Samples.decode(kind, Files.readAllBytes(file)) instanceof Decoded.Value(var value)
        && !kind.equals("envelope"))
      assertThat(value)
          .isEqualTo(((Decoded.Value<?>) Samples.decode(kind, Samples.all().get(kind))).value());
  }
}
