package dev.loupe.it.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.it.evidence.Proof;
import dev.loupe.it.process.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./prove NAME`: plays a show and keeps what it found. Exit 0 only if all its claims hold.
@Command(name = "show", description = "One evidence on real boards and detectors.")
public final class ShowCommand implements Callable<Integer> {
  public static final Map<String, Show> SHOWS =
      Map.of(
          "bad-refused", new BadRefused(),
          "good-promoted", new GoodPromoted(),
          "same-promoted", new SamePromoted(),
          "model-faults", new ModelFaults(),
          "lease", new LeaseOver(),
          "no-false-pass", new NoFalsePass(),
          "switches", new Switches());

  @Parameters(index = "0", description = "Which one.")
  private String name = "";

  @Mixin private Proof proof = new Proof();

  @Option(names = "--quick", description = "Fewer parts of the same kind; nothing is kept.")
  private boolean quick;

  @Option(names = "--native", description = "With the native edge nodes.")
  private boolean natively;

  @Override
  public Integer call() throws IOException {
    try {
      var show = Optional.ofNullable(SHOWS.get(name));
      return play(show.orElseThrow(() -> new CannotStart("There is no show '" + name + "'.")));
    } catch (CannotStart e) {
      System.err.println(e.getMessage());
      return 2;
    }
  }

  private int play(Show show) throws IOException {
    var place = Files.createTempDirectory("loupe-" + name + "-");
    System.out.println("Playing " + name + " in " + place);
    var run = new Hall.Run(proof.seed(), quick, natively);
    var hall = new Hall(proof.installation(), data(), place, run, System.out::println);
    var outcome = show.play(hall);
    if (!quick) keep(outcome);
    System.out.println(json(outcome));
    return outcome.well() ? 0 : 1;
  }

  private void keep(Outcome outcome) {
    var result = new ObjectMapper().valueToTree(outcome);
    System.out.println("kept in " + proof.keep(name, result));
  }

  private static Hall.Data data() {
    return Optional.ofNullable(System.getenv("LOUPE_TEST_DATA"))
        .map(Path::of)
        .map(Hall.Data::new)
        .orElseThrow(
            () -> new CannotStart("Set LOUPE_TEST_DATA to a folder with data/deeppcb and models."));
  }

  private static String json(Outcome outcome) throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(outcome);
  }
}
