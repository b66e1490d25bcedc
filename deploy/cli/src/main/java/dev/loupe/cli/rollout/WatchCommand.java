package dev.loupe.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.cli.rest.Asking;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.cli.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints a line at each change until the rollout ends. A control plane that is away for a while,
/// or starts anew, does not end it.
@Command(name = "watch", description = "Follows a rollout to its end; the exit code says which.")
final class WatchCommand extends Asking {
  @Parameters(paramLabel = "ID", description = "The rollout.")
  private String id = "";

  @Option(names = "--seconds", description = "Give up after so long (never).")
  private @Nullable Long seconds;

  @Option(
      names = "--every",
      defaultValue = "2",
      description = "Ask each so many seconds (${DEFAULT-VALUE}).")
  private long every = 2;

  @Override
  protected Exit answer(Terminal terminal, Server server) throws InterruptedException {
    var until = seconds == null ? Instant.MAX : Instant.now().plusSeconds(seconds);
    var last = "";
    var away = false;
    while (true) {
      var rollout = asked(server);
      if (rollout.isEmpty() && !away) terminal.err().println("The control plane is away; waiting.");
      away = rollout.isEmpty();
      if (rollout.isPresent()) {
        var seen = new Seen(rollout.get());
        if (!seen.moment().equals(last)) terminal.line(rollout.get(), now() + " " + seen.line());
        last = seen.moment();
        if (seen.hasEnded()) return seen.exit();
      }
      if (!Instant.now().isBefore(until)) return Exit.NO_JUDGEMENT;
      Thread.sleep(Duration.ofSeconds(every));
    }
  }

  private Optional<JsonNode> asked(Server server) {
    try {
      return Optional.of(server.get(Server.path("rollouts", id)));
    } catch (Failed failed) {
      if (failed.exit() != Exit.UNREACHABLE) throw failed;
      return Optional.empty();
    }
  }

  private static LocalTime now() {
    return LocalTime.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
