package dev.loupe.it;

import dev.loupe.it.bench.LatencyCommand;
import dev.loupe.it.bench.ModelListCommand;
import dev.loupe.it.bench.PlcCommand;
import dev.loupe.it.crash.CrashCommand;
import dev.loupe.it.demo.DemoCommand;
import dev.loupe.it.drift.DriftCommand;
import dev.loupe.it.evidence.RecordCommand;
import dev.loupe.it.kill.KillCommand;
import dev.loupe.it.loop.LoopCommand;
import dev.loupe.it.recomputed.RecomputedCommand;
import dev.loupe.it.show.ShowCommand;
import dev.loupe.it.tamper.TamperCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What the scripts run.
@Command(
    name = "harness",
    subcommands = {
      CrashCommand.class,
      DemoCommand.class,
      DriftCommand.class,
      LoopCommand.class,
      RecordCommand.class,
      KillCommand.class,
      LatencyCommand.class,
      ModelListCommand.class,
      PlcCommand.class,
      ShowCommand.class,
      RecomputedCommand.class,
      TamperCommand.class
    })
public final class Harness {
  private Harness() {}

  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    System.setProperty("slf4j.internal.verbosity", "ERROR"); // a client library logs to nobody
    System.exit(new CommandLine(new Harness()).execute(args));
  }
}
