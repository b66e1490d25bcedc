package dev.loupe.cli.terminal;

import dev.loupe.cli.terminal.Terminal.Format;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Option;

/// A command that answers with a table or JSON.
public abstract class Answering implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table for people, json for programs (${DEFAULT-VALUE}).")
  private Format format = Format.table;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this text.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  private Map<String, String> environment = Map.of();
  private Function<Format, Terminal> terminals =
      _ -> {
        throw new IllegalStateException("not run by loupe");
      };

  public final void runIn(Map<String, String> environment, Function<Format, Terminal> terminals) {
    this.environment = environment;
    this.terminals = terminals;
  }

  public final Terminal terminal() {
    return terminals.apply(format);
  }

  protected final Map<String, String> environment() {
    return environment;
  }

  @Override
  public final Integer call() throws Exception {
    return answer(terminal()).code();
  }

  protected abstract Exit answer(Terminal terminal) throws Exception;
}
