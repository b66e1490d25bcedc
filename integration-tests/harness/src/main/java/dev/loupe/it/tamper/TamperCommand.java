package dev.loupe.it.tamper;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.evidence.Evidence;
import dev.loupe.it.process.Installation;
import dev.loupe.it.rig.OwnPeers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./prove tamper`: every row, offered over the wire while the line runs.
@Command(name = "tamper", description = "Spoilt bundles, offered to a real node at a running line.")
public final class TamperCommand implements Callable<Integer> {
  @Option(names = "--root", defaultValue = ".", description = "The checkout (.).")
  private Path root = Path.of(".");

  @Option(names = "--evidence", defaultValue = "evidence", description = "Where to keep it.")
  private Path folder = Path.of("evidence");

  @Option(names = "--seed", defaultValue = "1", description = "Named in the result (1).")
  private long seed;

  @Override
  public Integer call() throws IOException {
    OwnPeers.required();
    var data = Files.createTempDirectory("loupe-tamper-");
    System.out.println("Running in " + data);
    try (var round = TamperRound.start(Installation.around(root), data, System.out::println)) {
      var outcome = round.run(true);
      var result = new ObjectMapper().createObjectNode();
      result.put("seed", seed);
      result.set("offered", new ObjectMapper().valueToTree(outcome));
      var file = new Evidence(folder).write("tamper", "./prove tamper --seed " + seed, result);
      outcome.failures().forEach(it -> System.out.println("FAILED: " + it));
      System.out.println(outcome.rows().size() + " rows, kept in " + file);
      return outcome.failures().isEmpty() ? 0 : 1;
    }
  }
}
