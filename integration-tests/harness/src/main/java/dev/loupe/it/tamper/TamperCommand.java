package dev.loupe.it.tamper;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.evidence.Proof;
import dev.loupe.it.rig.OwnPeers;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./prove tamper`: every row, offered over the wire while the line runs.
@Command(name = "tamper", description = "Spoilt bundles, offered to a real node at a running line.")
public final class TamperCommand implements Callable<Integer> {
  @Mixin private Proof proof = new Proof();

  @Override
  public Integer call() throws IOException {
    OwnPeers.required();
    var data = Files.createTempDirectory("loupe-tamper-");
    System.out.println("Running in " + data);
    try (var round = TamperRound.start(proof.installation(), data, System.out::println)) {
      var outcome = round.run(true);
      var result = new ObjectMapper().createObjectNode();
      result.put("seed", proof.seed());
      result.set("offered", new ObjectMapper().valueToTree(outcome));
      var file = proof.keep("tamper", result);
      outcome.failures().forEach(it -> System.out.println("FAILED: " + it));
      System.out.println(outcome.rows().size() + " rows, kept in " + file);
      return outcome.failures().isEmpty() ? 0 : 1;
    }
  }
}
