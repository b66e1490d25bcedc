package dev.loupe.cli.rollout;

import dev.loupe.cli.terminal.Group;
import picocli.CommandLine.Command;

/// A candidate's way to the line.
@Command(
    name = "rollout",
    description = "Starts, watches and decides rollouts.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      StartCommand.class,
      ListCommand.class,
      WatchCommand.class,
      ExplainCommand.class,
      DecideCommand.Pause.class,
      DecideCommand.Resume.class,
      DecideCommand.Promote.class,
      DecideCommand.Abort.class
    })
public final class RolloutCommand extends Group {}
