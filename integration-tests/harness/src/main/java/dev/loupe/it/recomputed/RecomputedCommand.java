package dev.loupe.it.recomputed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.evidence.Evidence;
import dev.loupe.it.played.Plans;
import dev.loupe.it.played.Stand;
import dev.loupe.it.process.Installation;
import dev.loupe.it.rig.OwnPeers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./prove recomputed`: many rollouts on played nodes, judged again by another program.
@Command(name = "recomputed", description = "Counts every stored judgement again, in Python.")
public final class RecomputedCommand implements Callable<Integer> {
  @Option(names = "--root", defaultValue = ".", description = "The checkout (.).")
  private Path root = Path.of(".");

  @Option(names = "--evidence", defaultValue = "evidence", description = "Where to keep it.")
  private Path folder = Path.of("evidence");

  @Option(names = "--seed", defaultValue = "1", description = "Chooses the parts (1).")
  private long seed;

  @Override
  public Integer call() throws IOException {
    OwnPeers.required();
    var data = Files.createTempDirectory("loupe-recomputed-");
    System.out.println("Running in " + data);
    try (var stand = Stand.start(Installation.around(root), data, 3, seed)) {
      stand.pace(5);
      var round = new RecomputedRound(stand, root, System.out::println);
      var outcome = round.run(RecomputedRound.WHOLE, Plans.LONG, seed);
      var result = new ObjectMapper().createObjectNode();
      result.put("seed", seed);
      result.setAll(
          (com.fasterxml.jackson.databind.node.ObjectNode) new ObjectMapper().valueToTree(outcome));
      var file =
          new Evidence(folder).write("recomputed", "./prove recomputed --seed " + seed, result);
      outcome.failures().forEach(it -> System.out.println("FAILED: " + it));
      System.out.println("kept in " + file);
      return outcome.failures().isEmpty() ? 0 : 1;
    }
  }
}
