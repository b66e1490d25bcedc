package dev.loupe.cli.node;

import dev.loupe.cli.rest.Asking;
import dev.loupe.cli.rest.Json;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Table;
import dev.loupe.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/// Every node that has ever reported.
@Command(name = "list", description = "Lists the nodes with what they last reported.")
final class ListCommand extends Asking {
  @Override
  protected Exit answer(Terminal terminal, Server server) {
    var nodes = server.get(Server.path("nodes"));
    var table = new Table("NODE", "LINE", "STATION", "STATE", "MODEL", "QUEUED", "FAULT");
    for (var node : nodes) {
      var station = node.path("station");
      table.row(
          Json.text(station, "node"),
          Json.text(node, "line"),
          Json.text(station, "station"),
          NodeState.of(station),
          Json.text(station, "model"),
          Json.text(station, "queued"),
          Json.text(station, "fault.code"));
    }
    terminal.show(nodes, table.isEmpty() ? "No node has reported yet." : table);
    return Exit.DONE;
  }
}
