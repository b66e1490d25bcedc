package dev.loupe.cli.model;

import dev.loupe.cli.rest.Asking;
import dev.loupe.cli.rest.Json;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Table;
import dev.loupe.cli.terminal.Terminal;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/// Every registered model.
@Command(name = "list", description = "Lists the registered models, the newest first.")
final class ListCommand extends Asking {
  @Override
  protected Exit answer(Terminal terminal, Server server) {
    var models = Models.all(server);
    var table =
        new Table("NAME", "VERSION", "DIGEST", "FAMILY", "REGISTERED", "SIGNED BY", "IS", "");
    for (var model : models)
      table.row(
          Json.text(model, "name"),
          Json.text(model, "version"),
          Json.text(model, "digest").substring(0, 12),
          Json.text(model, "family"),
          Json.time(model.path("registeredAt")),
          Json.text(model, "signer"),
          Json.items(model.path("aliases")).stream()
              .map(it -> it.asText())
              .collect(Collectors.joining(", ")),
          model.path("mismatch").isTextual() ? "GOVERNANCE_MISMATCH" : "");
    terminal.show(models, table.isEmpty() ? "No model is registered." : table);
    return Exit.DONE;
  }
}
