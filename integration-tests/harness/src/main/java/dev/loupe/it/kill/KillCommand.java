package dev.loupe.it.kill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loupe.it.evidence.Proof;
import dev.loupe.it.rig.Layout;
import dev.loupe.it.rig.OwnPeers;
import dev.loupe.it.rig.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./prove kill`: every victim many times, and the result file.
@Command(name = "kill", description = "kill -9 of every process but the PLC, at seeded moments.")
public final class KillCommand implements Callable<Integer> {
  @Mixin private Proof proof = new Proof();

  @Option(names = "--times", defaultValue = "20", description = "Kills of each process (20).")
  private int times;

  @Option(names = "--native", description = "Against the native edge nodes.")
  private boolean nativeNodes;

  @Override
  public Integer call() throws IOException {
    OwnPeers.required();
    var embedded = round(Layout.of(2), Victim.EMBEDDED);
    var own = round(Layout.of(2).withOwnPeers(), Victim.OWN);
    var file = proof.keep(name(), command(), result(List.of(embedded, own)));
    System.out.println("kept in " + file);
    return embedded.failures().isEmpty() && own.failures().isEmpty() ? 0 : 1;
  }

  private String name() {
    return nativeNodes ? "kill-native" : "kill";
  }

  private String command() {
    return "./prove kill --seed " + proof.seed();
  }

  private KillReport round(Layout layout, List<Victim> victims) throws IOException {
    var data = Files.createTempDirectory("loupe-kill-");
    System.out.println("Kills of " + victims + ", in " + data);
    var natively = layout.with(plan -> plan.natively(nativeNodes));
    try (var rig = Rig.in(proof.installation(), data, natively).start()) {
      var report = new KillRound(rig, proof.seed(), System.out::println).run(victims, times);
      report.failures().stream().limit(20).forEach(it -> System.out.println("FAILED: " + it));
      return report;
    }
  }

  private ObjectNode result(List<KillReport> reports) {
    var json = new ObjectMapper();
    var result = json.createObjectNode();
    result.put("seed", proof.seed());
    result.put("times", times);
    result.set(
        "failures",
        json.valueToTree(reports.stream().flatMap(it -> it.failures().stream()).toList()));
    result.set("rounds", json.valueToTree(reports));
    return result;
  }
}
