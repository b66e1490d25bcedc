package dev.loupe.cli.terminal;

import picocli.CommandLine.Option;

/// A command that only holds others.
public abstract class Group {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this text.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;
}
