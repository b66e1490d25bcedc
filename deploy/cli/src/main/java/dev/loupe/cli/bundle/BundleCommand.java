package dev.loupe.cli.bundle;

import dev.loupe.cli.terminal.Group;
import picocli.CommandLine.Command;

/// What can be done with bundles before any server sees them.
@Command(
    name = "bundle",
    description = "Makes, signs, verifies and unpacks bundles; needs no server.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CreateCommand.class,
      SignCommand.class,
      VerifyCommand.class,
      ImportCommand.class
    })
public final class BundleCommand extends Group {}
