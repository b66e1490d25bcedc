package dev.loupe.cli.rollout;

import dev.loupe.cli.model.Models;
import dev.loupe.cli.rest.Asking;
import dev.loupe.cli.rest.Json;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Begins a rollout.
@Command(name = "start", description = "Begins a rollout; prints its id.")
final class StartCommand extends Asking {
  @Option(
      names = "--candidate",
      required = true,
      paramLabel = "MODEL",
      description = "A digest (8 digits do) or NAME:VERSION.")
  private String candidate = "";

  @Option(
      names = "--champion",
      paramLabel = "MODEL",
      description = "What it must do as well as (what runs).")
  private @Nullable String champion;

  @Option(names = "--station", description = "A station; may be given several times (all).")
  private List<String> stations = List.of();

  @Option(names = "--recipe", description = "Of one recipe only.")
  private @Nullable String recipe;

  @Option(
      names = "--plan",
      defaultValue = "default",
      description = "A plan's name or YAML file (${DEFAULT-VALUE}).")
  private String plan = "default";

  @Option(names = "--parts-per-day", description = "The line's pace, for the forecast.")
  private @Nullable Double pace;

  @Option(names = "--by", description = "Who starts it (LOUPE_USER, USER).")
  private @Nullable String by;

  @Override
  protected Exit answer(Terminal terminal, Server server) throws IOException {
    var file = Path.of(plan);
    var body = Terminal.object().put("startedBy", person(by));
    body.put("plan", Files.isRegularFile(file) ? Files.readString(file) : plan);
    body.put("candidate", digest(server, candidate));
    if (champion != null) body.put("champion", digest(server, champion));
    if (recipe != null) body.put("recipe", recipe);
    if (pace != null) body.put("partsPerDay", pace);
    var list = body.putArray("stations");
    stations.forEach(list::add);
    var rollout = server.post(Server.path("rollouts"), body);
    terminal.show(rollout, Json.text(rollout, "id"));
    return Exit.DONE;
  }

  private static String digest(Server server, String which) {
    return which.matches("[0-9a-f]{64}") ? which : Json.text(Models.find(server, which), "digest");
  }
}
