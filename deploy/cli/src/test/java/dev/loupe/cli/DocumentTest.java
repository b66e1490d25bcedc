package dev.loupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.cli.terminal.Exit;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
  private static final Path DOCUMENT = Path.of("../../docs/cli.md");

  @ParameterizedTest
  @EnumSource
  void eachExitCodeStandsInTheDocument(Exit exit) {
    assertThat(DOCUMENT).content().contains("| " + exit.code() + " | " + exit.meaning() + " |");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bundle", "key", "model", "rollout", "drift", "node", "trace"})
  void eachCommandHasItsHelp(String command) {
    var help = Ran.loupe(command, "--help");
    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("Usage: loupe " + command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bundle", "rollout", "drift", "trace"})
  void completionKnowsTheCommands(String command) {
    assertThat(Ran.loupe("generate-completion").out()).contains(command);
  }
}
