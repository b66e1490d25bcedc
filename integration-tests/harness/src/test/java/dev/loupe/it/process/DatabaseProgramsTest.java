package dev.loupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseProgramsTest {
  @TempDir Path folder;

  private Path unpackedIn(Path data) throws IOException {
    var programs = Files.createDirectories(data.resolve("postgres-programs/lib"));
    Files.writeString(programs.resolve("libz.so.1"), "z");
    Files.createSymbolicLink(programs.resolve("libz.so"), Path.of("libz.so.1"));
    return data;
  }

  @Test
  void whatTheFirstUnpackedIsFoundByTheNext() throws IOException {
    var programs = new DatabasePrograms(Files.createDirectory(folder.resolve("application")));
    programs.keep(unpackedIn(folder.resolve("first")));
    programs.lend(folder.resolve("next"));
    var lib = folder.resolve("next/postgres-programs/lib");
    assertThat(lib.resolve("libz.so.1")).hasContent("z");
    assertThat(lib.resolve("libz.so")).isSymbolicLink();
    assertThat(folder.resolve("next")).isDirectoryContaining("glob:**/postgres-programs");
    try (var files = Files.list(folder.resolve("next"))) {
      assertThat(files).as("nothing half copied").hasSize(1);
    }
  }

  @Test
  void nothingKeptIsNothingLent() {
    new DatabasePrograms(folder).lend(folder.resolve("data"));
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void whereNothingCanBeCopiedTheControlPlaneIsLeftToSaySo() throws IOException {
    var programs = new DatabasePrograms(unpackedIn(folder.resolve("application")));
    var file = Files.writeString(folder.resolve("data"), "a file, not a folder");
    programs.lend(file);
    assertThat(file).hasContent("a file, not a folder");
  }
}
