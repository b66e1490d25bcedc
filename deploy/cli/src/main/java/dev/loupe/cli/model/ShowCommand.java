package dev.loupe.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.cli.rest.Asking;
import dev.loupe.cli.rest.Json;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Table;
import dev.loupe.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// One model: what was signed, who answers for it, where it runs.
@Command(name = "show", description = "Shows one registered model and where it runs.")
final class ShowCommand extends Asking {
  @Parameters(paramLabel = "MODEL", description = "A digest (8 digits do) or NAME:VERSION.")
  private String which = "";

  @Override
  protected Exit answer(Terminal terminal, Server server) {
    var found = Models.find(server, which);
    var model =
        server.get(Server.path("models", Json.text(found, "name"), Json.text(found, "version")));
    var facts = facts(found, model);
    approvals(facts, model);
    for (var run : model.path("runs"))
      facts.row(
          "runs at",
          "%s (%s): %s, %s"
              .formatted(
                  Json.text(run, "station"),
                  Json.text(run, "node"),
                  Json.text(run, "role"),
                  Json.text(run, "state")));
    terminal.show(model, facts);
    return Exit.DONE;
  }

  private static Table facts(JsonNode found, JsonNode model) {
    var facts =
        Table.ofFacts()
            .row("model", Json.text(found, "label"))
            .row("digest", Json.text(found, "digest"))
            .row("signed by", Json.text(found, "signer"))
            .row("parent", Json.text(model, "parent"))
            .row("firmware", Json.text(model, "firmware"))
            .row("floor", Json.text(model, "floor"))
            .row("barred", Json.text(model, "barred.sentence"));
    for (var limit : model.path("thresholds"))
      facts.row(
          "limits " + Json.text(limit, "kind"),
          "reject " + Json.text(limit, "reject") + ", review " + Json.text(limit, "review"));
    return facts;
  }

  private static void approvals(Table facts, JsonNode model) {
    for (var entry : model.path("governance"))
      facts.row(
          Json.text(entry, "what"),
          "%s, %s, %s"
              .formatted(
                  Json.text(entry, "id"), Json.text(entry, "approver"), Json.text(entry, "date")));
  }
}
