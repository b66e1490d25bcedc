package dev.loupe.it.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.evidence.Proof;
import dev.loupe.it.network.CommitTap.Moment;
import dev.loupe.it.played.Stand;
import dev.loupe.it.rig.OwnPeers;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./prove crash`: a kill at every saved change of a rollout, before and after the database has
/// it, and a dump some minutes old.
@Command(name = "crash", description = "kill -9 of the control plane at each saved change.")
public final class CrashCommand implements Callable<Integer> {
  private static final int PACE = 4;

  @Mixin private Proof proof = new Proof();

  @Option(names = "--minutes", defaultValue = "5", description = "How old the dump is (5).")
  private int minutes;

  @Override
  public Integer call() throws IOException {
    OwnPeers.required();
    var crash = crash();
    var restore = restore();
    var failures = new ArrayList<>(crash.failures());
    failures.addAll(restore.failures());
    var result = new ObjectMapper().createObjectNode();
    result.put("seed", proof.seed());
    result.set("failures", new ObjectMapper().valueToTree(failures));
    result.set("kills", new ObjectMapper().valueToTree(crash));
    result.set("restored", new ObjectMapper().valueToTree(restore));
    var file = proof.keep("crash", result);
    failures.forEach(it -> System.out.println("FAILED: " + it));
    System.out.println(crash.killed().size() + " kills, kept in " + file);
    return failures.isEmpty() ? 0 : 1;
  }

  private CrashRound.Outcome crash() throws IOException {
    try (var stand = stand("kills")) {
      var round = new CrashRound(stand, proof.seed(), System.out::println);
      for (var tale : CrashRound.Tale.values())
        for (var moment : List.of(Moment.DONE, Moment.ASKED))
          round.kill(tale, moment, IntStream.iterate(1, it -> it + 1));
      return round.outcome();
    }
  }

  private RestoreRound.Outcome restore() throws IOException {
    try (var stand = stand("restored")) {
      return new RestoreRound(stand, proof.seed(), System.out::println)
          .run(Duration.ofMinutes(minutes));
    }
  }

  private Stand stand(String name) throws IOException {
    var data = Files.createTempDirectory("loupe-crash-" + name);
    System.out.println("Running in " + data);
    var stand = Stand.start(proof.installation(), data, 2, proof.seed());
    stand.pace(PACE);
    return stand;
  }
}
