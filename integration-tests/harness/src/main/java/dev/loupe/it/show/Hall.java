package dev.loupe.it.show;

import dev.loupe.bundle.Manifest;
import dev.loupe.it.loop.GoldenBoard;
import dev.loupe.it.process.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Where shows play. `data` is a folder as `LOUPE_TEST_DATA` names it, `folder` gets all that runs
/// write; `quick` asks for fewer parts of the same kind.
public record Hall(
    Installation installation, Data data, Path folder, Run run, Consumer<String> news) {

  /// `natively`: the nodes are the native ones.
  public record Run(long seed, boolean quick, boolean natively) {
    int of(int full, int fewer) {
      return quick ? fewer : full;
    }
  }

  /// Real boards and detectors.
  public record Data(Path root) {
    Path boards() {
      return root.resolve("data/deeppcb");
    }

    Path pairs() {
      return boards().resolve("pairs");
    }

    /// A template, and the whole board that all detectors reject.
    GoldenBoard golden() {
      try (var files = Files.list(pairs())) {
        var template = files.filter(it -> it.toString().endsWith("_temp.png")).sorted().findFirst();
        var test = template.orElseThrow().toString().replace("_temp.png", "_test.png");
        return new GoldenBoard(
            Files.readAllBytes(template.get()),
            Files.readAllBytes(Path.of(test)),
            new Manifest.Size(640, 640));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Path onnx(String name) {
      return root.resolve("models").resolve(name + ".onnx");
    }
  }

  int of(int full, int fewer) {
    return run.of(full, fewer);
  }

  /// A folder of its own for one stage.
  Path place(String name) {
    var place = folder.resolve(name).toAbsolutePath();
    try {
      return Files.createDirectories(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Outcome.Notes notes() {
    return new Outcome.Notes(news);
  }
}
