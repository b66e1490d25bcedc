package dev.loupe.cli;

import dev.loupe.cli.terminal.Answering;
import dev.loupe.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/// Makes each command and gives it what it runs in.
final class Commands implements IFactory {
  private final Map<String, String> environment;
  private final PrintWriter out;
  private final PrintWriter err;

  Commands(Map<String, String> environment, PrintWriter out, PrintWriter err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    var made = CommandLine.defaultFactory().create(type);
    if (made instanceof Answering command)
      command.runIn(environment, format -> new Terminal(out, err, format));
    return made;
  }
}
