package dev.loupe.cli.drift;

import dev.loupe.cli.terminal.Group;
import picocli.CommandLine.Command;

/// Drift.
@Command(
    name = "drift",
    description = "Walks a patrol, shows what it found, approves references.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RunCommand.class, ShowCommand.class, ApproveCommand.class})
public final class DriftCommand extends Group {}
