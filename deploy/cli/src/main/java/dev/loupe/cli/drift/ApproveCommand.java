package dev.loupe.cli.drift;

import dev.loupe.cli.rest.Asking;
import dev.loupe.cli.rest.Json;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Table;
import dev.loupe.cli.terminal.Terminal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A production window that a person answers for.
@Command(
    name = "approve",
    description = "Approves a production window as the reference that drift is judged against.")
final class ApproveCommand extends Asking {
  @Option(names = "--from", required = true, description = "Its begin, as 2026-01-31T00:00:00Z.")
  private Instant from = Instant.EPOCH;

  @Option(names = "--to", required = true, description = "Its end.")
  private Instant to = Instant.EPOCH;

  @Option(names = "--line", description = "Of one line (all).")
  private @Nullable String line;

  @Option(names = "--station", description = "Of one station (all).")
  private @Nullable String station;

  @Option(names = "--note", description = "For those who ask later.")
  private @Nullable String note;

  @Option(names = "--by", description = "Who answers for it (LOUPE_USER, USER).")
  private @Nullable String by;

  @Override
  protected Exit answer(Terminal terminal, Server server) {
    var body = Terminal.object().put("by", person(by));
    body.put("from", from.toString()).put("to", to.toString());
    if (line != null) body.put("line", line);
    if (station != null) body.put("station", station);
    if (note != null) body.put("note", note);
    var made = server.post(Server.path("drift", "references"), body);
    var table = new Table("STATION", "RECIPE", "MODEL", "VERSION", "LOTS");
    for (var it : made)
      table.row(
          Json.text(it, "station"),
          Json.text(it, "recipe"),
          Json.text(it, "model"),
          Json.text(it, "version"),
          Json.text(it, "lots"));
    terminal.show(made, table);
    return Exit.DONE;
  }
}
