package dev.loupe.cli.drift;

import dev.loupe.cli.rest.Asking;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A patrol now.
@Command(name = "run", description = "Walks a patrol now and says what it found.")
final class RunCommand extends Asking {
  @Option(names = "--line", description = "Of one line (all).")
  private @Nullable String line;

  @Option(names = "--by", description = "Who asks (LOUPE_USER, USER).")
  private @Nullable String by;

  @Override
  protected Exit answer(Terminal terminal, Server server) {
    var body = Terminal.object().put("by", person(by));
    if (line != null) body.put("line", line);
    var found = new Findings(server.post(Server.path("drift", "run"), body));
    terminal.show(found.page(), found.text());
    return found.exit();
  }
}
