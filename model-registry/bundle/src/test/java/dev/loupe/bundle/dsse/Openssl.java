package dev.loupe.bundle.dsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The `openssl` program: an implementation that shares no code with ours.
final class Openssl {
  private Openssl() {}

  static void needed() throws InterruptedException {
    try {
      assumeTrue(new ProcessBuilder("openssl", "version").start().waitFor() == 0);
    } catch (IOException e) {
      assumeTrue(false, "the openssl program is not installed");
    }
  }

  /// Runs it in `folder`; returns what it said.
  static String run(Path folder, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
