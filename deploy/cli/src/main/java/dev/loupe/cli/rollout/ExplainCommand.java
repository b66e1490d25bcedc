package dev.loupe.cli.rollout;

import dev.loupe.cli.rest.Asking;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Why a rollout stands where it stands.
@Command(
    name = "explain",
    description = "Says where a rollout stands and why: stages, gates, looks, nodes.")
final class ExplainCommand extends Asking {
  @Parameters(paramLabel = "ID", description = "The rollout.")
  private String id = "";

  @Override
  protected Exit answer(Terminal terminal, Server server) {
    var rollout = server.get(Server.path("rollouts", id));
    terminal.show(rollout, new Seen(rollout).explained());
    return Exit.DONE;
  }
}
