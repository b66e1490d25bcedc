package dev.loupe.cli.rollout;

import dev.loupe.cli.rest.Asking;
import dev.loupe.cli.rest.Server;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What people decide of a rollout: who and why are kept.
abstract class DecideCommand extends Asking {
  @Parameters(paramLabel = "ID", description = "The rollout.")
  private String id = "";

  @Option(names = "--why", required = true, description = "The reason, for those who ask later.")
  private String why = "";

  @Option(names = "--by", description = "Who decides (LOUPE_USER, USER).")
  private @Nullable String by;

  abstract String verb();

  @Override
  protected Exit answer(Terminal terminal, Server server) {
    var body = Terminal.object().put("by", person(by)).put("why", why);
    var rollout = server.post(Server.path("rollouts", id, verb()), body);
    terminal.show(rollout, new Seen(rollout).line());
    return Exit.DONE;
  }

  @Command(name = "pause", description = "Holds what it has; what speaks against it still counts.")
  static final class Pause extends DecideCommand {
    @Override
    String verb() {
      return "pause";
    }
  }

  @Command(name = "resume", description = "Goes on after a pause.")
  static final class Resume extends DecideCommand {
    @Override
    String verb() {
      return "resume";
    }
  }

  @Command(name = "promote", description = "Lets it go beyond where it waits for a person.")
  static final class Promote extends DecideCommand {
    @Override
    String verb() {
      return "promote";
    }
  }

  @Command(name = "abort", description = "Restores the champion everywhere.")
  static final class Abort extends DecideCommand {
    @Override
    String verb() {
      return "abort";
    }
  }
}
