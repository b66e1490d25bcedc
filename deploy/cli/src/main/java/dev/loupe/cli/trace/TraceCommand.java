package dev.loupe.cli.trace;

import dev.loupe.cli.model.Models;
import dev.loupe.cli.rest.Asking;
import dev.loupe.cli.rest.Json;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Table;
import dev.loupe.cli.terminal.Terminal;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// A model's chain, link by link, with what is missing.
@Command(
    name = "trace",
    description = "Shows where a model comes from and what it decided first, link by link.")
public final class TraceCommand extends Asking {
  @Parameters(paramLabel = "DIGEST", description = "A digest (12 digits do) or NAME:VERSION.")
  private String which = "";

  @Override
  protected Exit answer(Terminal terminal, Server server) {
    var trace = server.get(Server.path("trace", digest(server)));
    var table = new Table("LINK", "", "READ FROM");
    for (var link : trace.path("links")) {
      var name = Json.text(link, "link").toLowerCase(java.util.Locale.ROOT);
      var sources =
          Json.items(link.path("readFrom")).stream()
              .map(it -> it.asText())
              .collect(Collectors.joining(", "));
      for (var line : Links.lines(name, trace)) {
        table.row(name, line, sources);
        name = "";
        sources = "";
      }
      if (link.path("missing").isTextual())
        table.row(name, "MISSING: " + Json.text(link, "missing"), sources);
    }
    var digest = Json.text(trace, "digest");
    var label = trace.path("label").isTextual() ? Json.text(trace, "label") + "  " : "";
    terminal.show(trace, label + digest + "\n\n" + table);
    return Exit.DONE;
  }

  /// A model that nobody registered has a digest, and no name to look it up by.
  private String digest(Server server) {
    var hex = which.replaceFirst("^.*@", "");
    return hex.matches("[0-9a-f]{12,64}") ? hex : Json.text(Models.find(server, which), "digest");
  }
}
