package dev.loupe.it.recomputed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.evidence.Proof;
import dev.loupe.it.played.Plans;
import dev.loupe.it.played.Stand;
import dev.loupe.it.rig.OwnPeers;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./prove recomputed`: many rollouts on played nodes, judged again by another program.
@Command(name = "recomputed", description = "Counts every stored judgement again, in Python.")
public final class RecomputedCommand implements Callable<Integer> {
  @Mixin private Proof proof = new Proof();

  @Override
  public Integer call() throws IOException {
    OwnPeers.required();
    var data = Files.createTempDirectory("loupe-recomputed-");
    System.out.println("Running in " + data);
    try (var stand = Stand.start(proof.installation(), data, 3, proof.seed())) {
      stand.pace(5);
      var round = new RecomputedRound(stand, proof.root(), System.out::println);
      var outcome = round.run(RecomputedRound.WHOLE, Plans.LONG, proof.seed());
      var result = new ObjectMapper().createObjectNode();
      result.put("seed", proof.seed());
      result.setAll(
          (com.fasterxml.jackson.databind.node.ObjectNode) new ObjectMapper().valueToTree(outcome));
      var file = proof.keep("recomputed", result);
      outcome.failures().forEach(it -> System.out.println("FAILED: " + it));
      System.out.println("kept in " + file);
      return outcome.failures().isEmpty() ? 0 : 1;
    }
  }
}
