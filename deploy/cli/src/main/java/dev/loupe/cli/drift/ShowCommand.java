package dev.loupe.cli.drift;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.cli.rest.Asking;
import dev.loupe.cli.rest.Json;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.cli.terminal.Table;
import dev.loupe.cli.terminal.Terminal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the newest patrols found.
@Command(
    name = "show",
    description = "Shows what the newest patrol found, or one signal's bins now and then.")
final class ShowCommand extends Asking {
  @Parameters(index = "0", arity = "0..1", paramLabel = "STATION", description = "One station.")
  private @Nullable String station;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SIGNAL",
      description = "highest_score, detections, unlike or luma.")
  private @Nullable String signal;

  @Option(names = "--line", description = "Of one line (all).")
  private @Nullable String line;

  @Override
  protected Exit answer(Terminal terminal, Server server) {
    if (station != null && signal != null) return signal(terminal, server, station, signal);
    if (station != null) throw new Failed(Exit.USAGE, "Name the signal too: STATION SIGNAL.");
    var query = line == null ? "" : "?line=" + Server.escaped(line);
    var found = new Findings(server.get(Server.path("drift") + query));
    terminal.show(found.page(), found.text());
    return found.exit();
  }

  private static Exit signal(Terminal terminal, Server server, String station, String signal) {
    var views = server.get(Server.path("drift", station, signal.toUpperCase(Locale.ROOT)));
    var page = Terminal.object();
    var findings = page.putArray("findings");
    views.forEach(it -> findings.add(it.path("finding")));
    var text = new StringBuilder(new Findings(page).table() + "");
    for (var view : views) text.append('\n').append(bins(view));
    terminal.show(views, text);
    return new Findings(page).exit();
  }

  private static Table bins(JsonNode view) {
    var table = new Table("FROM", "NOW", "THEN", "SHARE NOW", "BAND");
    var now = Json.items(view.path("now"));
    var total = now.stream().mapToLong(JsonNode::asLong).sum();
    for (var i = 0; i < now.size(); i++)
      table.row(
          i == 0 ? "lowest" : Json.number(view.path("edges").path(i - 1)),
          now.get(i).asText(),
          view.path("then").path(i).asText("-"),
          total == 0 ? "-" : "%.3f".formatted(now.get(i).asDouble() / total),
          Json.number(view.path("low").path(i)) + " to " + Json.number(view.path("high").path(i)));
    return table;
  }
}
