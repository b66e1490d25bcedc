package dev.loupe.cli.key;

import dev.loupe.cli.terminal.Group;
import picocli.CommandLine.Command;

/// What can be done with keys.
@Command(
    name = "key",
    description = "Makes keys and keeps the file of trusted ones; needs no server.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CreateCommand.class,
      TrustCommand.class,
      RevokeCommand.class,
      FloorCommand.class,
      ListCommand.class
    })
public final class KeyCommand extends Group {}
