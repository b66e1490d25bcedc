package dev.loupe.cli.model;

import dev.loupe.cli.terminal.Group;
import picocli.CommandLine.Command;

/// The registered models.
@Command(
    name = "model",
    description = "Registers models and shows them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RegisterCommand.class, ListCommand.class, ShowCommand.class})
public final class ModelCommand extends Group {}
