package dev.loupe.cli.node;

import dev.loupe.cli.rest.Asking;
import dev.loupe.cli.rest.Json;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.cli.terminal.Table;
import dev.loupe.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// One node.
@Command(name = "show", description = "Shows one node as it last reported.")
final class ShowCommand extends Asking {
  @Parameters(paramLabel = "NODE", description = "Its name, or its station's.")
  private String which = "";

  @Override
  protected Exit answer(Terminal terminal, Server server) {
    var node =
        Json.items(server.get(Server.path("nodes"))).stream()
            .filter(it ->
                Json.text(it, "station.node").equals(which)
                    || Json.text(it, "station.station").equals(which))
            .findFirst()
            .orElseThrow(() ->
                new Failed(
                    Exit.NOT_FOUND,
                    "No node '"
                        + which
                        + "' has reported: `loupe node list` shows those that have."));
    var station = node.path("station");
    terminal.show(
        node,
        Table.ofFacts()
            .row("node", Json.text(station, "node"))
            .row("line", Json.text(node, "line"))
            .row("station", Json.text(station, "station"))
            .row("state", NodeState.of(station))
            .row("fault", Json.text(station, "fault.code"))
            .row("way out", Json.text(station, "fault.wayOut"))
            .row("model", Json.text(station, "model"))
            .row("PLC", Json.text(station, "plc") + ", firmware " + Json.text(station, "firmware"))
            .row("records waiting", Json.text(station, "queued"))
            .row("disk free", node.path("diskFreeBytes").asLong() / 1_000_000 + " MB")
            .row("version", Json.text(station, "version")));
    return Exit.DONE;
  }
}
