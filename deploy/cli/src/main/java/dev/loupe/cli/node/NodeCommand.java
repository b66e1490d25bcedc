package dev.loupe.cli.node;

import dev.loupe.cli.terminal.Group;
import picocli.CommandLine.Command;

/// The nodes.
@Command(
    name = "node",
    description = "Shows the nodes.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListCommand.class, ShowCommand.class})
public final class NodeCommand extends Group {}
