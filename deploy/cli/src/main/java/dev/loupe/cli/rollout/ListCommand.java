package dev.loupe.cli.rollout;

import dev.loupe.cli.rest.Asking;
import dev.loupe.cli.rest.Json;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Table;
import dev.loupe.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Rollouts, the newest first.
@Command(name = "list", description = "Lists rollouts, the newest first.")
final class ListCommand extends Asking {
  @Option(
      names = "--limit",
      defaultValue = "20",
      description = "At most this many (${DEFAULT-VALUE}).")
  private int limit = 20;

  @Override
  protected Exit answer(Terminal terminal, Server server) {
    var rollouts = server.get(Server.path("rollouts") + "?limit=" + limit);
    var table = new Table("ID", "STATE", "CANDIDATE", "CHAMPION", "PLAN", "STARTED", "BY");
    for (var it : rollouts)
      table.row(
          Json.text(it, "id"),
          Json.text(it, "state"),
          Json.label(it.path("candidate")),
          Json.label(it.path("champion")),
          Json.text(it, "plan"),
          Json.time(it.path("startedAt")),
          Json.text(it, "startedBy"));
    terminal.show(rollouts, table.isEmpty() ? "There is no rollout." : table);
    return Exit.DONE;
  }
}
