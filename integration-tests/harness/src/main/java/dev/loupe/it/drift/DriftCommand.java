package dev.loupe.it.drift;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.evidence.Proof;
import dev.loupe.it.loop.Api;
import dev.loupe.it.loop.GoldenBoard;
import dev.loupe.it.loop.Keys;
import dev.loupe.it.loop.Workshop;
import dev.loupe.it.plant.Addresses;
import dev.loupe.it.plant.Plant;
import dev.loupe.it.plant.PlantPlan;
import dev.loupe.it.rig.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./prove drift`: three stations of a real line, six phases.
@Command(name = "drift", description = "What the patrol says of a real line, phase by phase.")
public final class DriftCommand implements Callable<Integer> {
  @Mixin private Proof proof = new Proof();

  @Option(names = "--pace", defaultValue = "8", description = "Parts a second and station (8).")
  private double pace;

  @Option(names = "--record", description = "Keeps the lots for the quick form.")
  private @Nullable Path recording;

  @Override
  public Integer call() throws IOException {
    var data = Files.createTempDirectory("loupe-drift-");
    System.out.println("Running in " + data);
    var keys = Keys.in(data.resolve("keys"));
    try (var plant = new Plant(plan(data, keys), System.out::println)) {
      Runtime.getRuntime().addShutdownHook(new Thread(plant::close));
      plant.startWithoutNodes();
      plant.startNodes();
      plant.line().stop(Duration.ofSeconds(15));
      var api = new Api(plant.control().url());
      candidate(api, keys, plant.line().plan().templates());
      var ledger = new Ledger(() -> plant.control().sql());
      var round =
          new DriftRound(
              api,
              ledger,
              new LineLots(plant, proof.seed(), System.out::println),
              System.out::println);
      var outcome = round.run();
      if (recording != null)
        System.out.println(Recording.write(ledger, round.began(), recording) + " lots recorded");
      return kept(outcome);
    }
  }

  private int kept(DriftRound.Outcome outcome) {
    var result = new ObjectMapper().createObjectNode();
    result.put("seed", proof.seed());
    result.put("partsPerSecond", pace * 3);
    result.set("failures", new ObjectMapper().valueToTree(outcome.failures()));
    result.set("acts", new ObjectMapper().valueToTree(outcome.acts()));
    result.set("lights", new ObjectMapper().valueToTree(outcome.lights()));
    var file = proof.keep("drift", result);
    outcome.failures().forEach(it -> System.out.println("FAILED: " + it));
    System.out.println("kept in " + file);
    return outcome.failures().isEmpty() ? 0 : 1;
  }

  /// Registered, and named as the candidate for drift of all stations.
  private static void candidate(Api api, Keys keys, Path templates) {
    var workshop = new Workshop(keys.release(), "demo person", GoldenBoard.in(templates));
    var made = workshop.diff("candidate", 0.4);
    api.post("/api/models", "application/octet-stream", made.file()).must("the candidate");
  }

  private PlantPlan plan(Path data, Keys keys) {
    var feed = new PlantPlan.Feed(proof.seed(), pace, Optional.empty(), List.of());
    for (var option : Phase.CALIBRATE.options(proof.seed())) feed = feed.option(option);
    return PlantPlan.drawn(proof.installation(), data, Addresses.free(3))
        .with(feed)
        .control("loupe.trust-keys", keys.trust())
        .control("loupe.assignment-key", keys.assignment())
        .control("loupe.assignment-key-id", Keys.ASSIGNMENT)
        .control("loupe.drift.candidate", "diff:candidate")
        .control("loupe.drift.plan", "demo")
        .nodes("loupe.trust-keys", keys.trust())
        .nodes(
            "loupe.deadline",
            "500ms"); // three stations, their nodes and all else share this machine
  }
}
