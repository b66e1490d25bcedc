package dev.loupe.cli;

import dev.loupe.cli.bundle.BundleCommand;
import dev.loupe.cli.drift.DriftCommand;
import dev.loupe.cli.key.KeyCommand;
import dev.loupe.cli.model.ModelCommand;
import dev.loupe.cli.node.NodeCommand;
import dev.loupe.cli.rollout.RolloutCommand;
import dev.loupe.cli.terminal.Answering;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.cli.trace.TraceCommand;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// `loupe`: everything the console does, and what belongs to no server.
@Command(
    name = "loupe",
    description = "Bundles, models, rollouts, drift, nodes and provenance of a Loupe plant.",
    mixinStandardHelpOptions = true,
    version = "loupe 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n")
public final class Loupe {
  private static final SequencedMap<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("bundle", BundleCommand.class);
    COMMANDS.put("key", KeyCommand.class);
    COMMANDS.put("model", ModelCommand.class);
    COMMANDS.put("rollout", RolloutCommand.class);
    COMMANDS.put("drift", DriftCommand.class);
    COMMANDS.put("node", NodeCommand.class);
    COMMANDS.put("trace", TraceCommand.class);
  }

  private Loupe() {}

  public static void main(String[] arguments) {
    var out = new PrintWriter(System.out, true);
    var err = new PrintWriter(System.err, true);
    System.exit(run(System.getenv(), out, err, arguments));
  }

  static int run(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
    var line = new CommandLine(new Loupe(), new Commands(environment, out, err));
    addCommands(line, arguments.length == 0 ? "" : arguments[0]);
    line.setOut(out).setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(Loupe::failed);
    line.setParameterExceptionHandler(Loupe::wrongUsage);
    line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    return line.execute(arguments);
  }

  /// Only the one that is named first, where one is: looking through all of them takes longer than
  /// most of them run.
  private static void addCommands(CommandLine line, String first) {
    var named = COMMANDS.get(first);
    if (named != null) {
      line.addSubcommand(first, named);
      return;
    }
    COMMANDS.forEach(line::addSubcommand);
    line.addSubcommand(AutoComplete.GenerateCompletion.class);
  }

  private static Map<String, String> exitCodes() {
    var codes = new LinkedHashMap<String, String>();
    Arrays.stream(Exit.values()).forEach(it -> codes.put(" " + it.code(), it.meaning()));
    return codes;
  }

  private static int failed(Exception thrown, CommandLine line, ParseResult parsed) {
    var failed = thrown instanceof Failed known ? known : new Failed(Exit.FAILED, sentence(thrown));
    if (line.getCommand() instanceof Answering command) command.terminal().tell(failed);
    else line.getErr().println(failed.sentence());
    return failed.exit().code();
  }

  private static String sentence(Exception thrown) {
    return thrown instanceof java.io.IOException
        ? "A file could not be read or written: " + thrown.getMessage() + "."
        : "This is a mistake in loupe itself (" + thrown + "): please report it.";
  }

  private static int wrongUsage(ParameterException wrong, String[] arguments) {
    var line = wrong.getCommandLine();
    line.getErr().println(wrong.getMessage());
    line.getErr().println("Try `" + line.getCommandSpec().qualifiedName() + " --help`.");
    return Exit.USAGE.code();
  }
}
