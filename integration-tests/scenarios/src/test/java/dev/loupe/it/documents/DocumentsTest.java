package dev.loupe.it.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documents point at is there.
class DocumentsTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern PATH = Pattern.compile("`([A-Za-z0-9][A-Za-z0-9.-]*/[^`\\s]*)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");

  static Stream<Path> documents() throws IOException {
    try (var found = Files.walk(ROOT.resolve("docs"))) {
      var inDocs = found.filter(file -> file.toString().endsWith(".md")).toList();
      return Stream.concat(
          Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md").map(ROOT::resolve),
          inDocs.stream());
    }
  }

  @Test
  void everyPathThatTheArchitectureNamesIsThere() throws IOException {
    var paths = found(PATH, Files.readString(ROOT.resolve("ARCHITECTURE.md")));
    assertThat(paths).hasSizeGreaterThan(40);
    assertThat(paths).allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkBetweenDocumentsLeadsSomewhere(Path document) throws IOException {
    for (var link : found(LINK, Files.readString(document)))
      assertThat(document.resolveSibling(link)).as("%s in %s", link, document).exists();
  }

  @Test
  void aPathThatIsNotThereWouldBeFound() {
    var paths = found(PATH, "see `edge-node/src/Nowhere.java`, or `./demo`");
    assertThat(paths).containsExactly("edge-node/src/Nowhere.java");
    assertThat(ROOT.resolve(paths.getFirst())).doesNotExist();
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).distinct().toList();
  }
}
