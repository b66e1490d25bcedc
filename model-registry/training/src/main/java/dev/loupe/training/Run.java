package dev.loupe.training;

import dev.loupe.bundle.BundleReader;
import dev.loupe.bundle.BundleWriter;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.Loading;
import dev.loupe.bundle.Opener;
import dev.loupe.bundle.Opening;
import dev.loupe.schema.wire.JsonWriter;
import dev.loupe.training.dataset.Dataset;
import dev.loupe.training.dataset.DatasetFile;
import dev.loupe.training.detect.BrokenModel;
import dev.loupe.training.threshold.ThresholdTrainer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/// One job from its folder to its outcome there. The outcome's `metrics.json` comes last: a folder
/// without it has none.
final class Run {
  private final Path folder;
  private final Path images;
  private final Pace pace;
  private final Trainer trainer = new ThresholdTrainer();

  Run(Path folder, Path images, Pace pace) {
    this.folder = folder;
    this.images = images;
    this.pace = pace;
  }

  Ending toItsEnd() {
    try {
      Files.createDirectories(folder);
      try (var lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        if (lock.tryLock() == null) {
          say("locked", folder + " is being worked on by another process.");
          return Ending.LOCKED;
        }
        return locked();
      }
    } catch (IOException | BrokenModel e) {
      return bad("The job cannot go on: " + e.getMessage() + ".");
    } catch (OutOfMemoryError e) { // the boundary: the control plane tells it from a bug
      say("out-of-memory", "The job needs a larger heap.");
      return Ending.OUT_OF_MEMORY;
    } catch (Stopped e) {
      say("stopped", "The job was stopped; started again it goes on.");
      return Ending.STOPPED;
    }
  }

  private Ending locked() throws IOException, BrokenModel, Stopped {
    return switch (DatasetFile.read(folder.resolve(DatasetFile.NAME))) {
      case DatasetFile.Reading.Refused(var sentence) -> bad(sentence);
      case DatasetFile.Reading.Read(var dataset) ->
          switch (BundleReader.load(folder.resolve("parent"))) {
            case Opening.Refused(var _, var sentence) -> bad(sentence);
            case Loading.Loaded(var files) -> worked(dataset, files);
          };
    };
  }

  private Ending worked(Dataset dataset, Contents files) throws IOException, BrokenModel, Stopped {
    return switch (Opener.open(files)) {
      case Opening.Refused(var _, var sentence) -> bad(sentence);
      case Opening.Opened(var parent)
          when !parent.digest().equals(dataset.order().parent().digest()) ->
          bad(
              "The job's parent is %s, the order names %s."
                  .formatted(parent.digest(), dataset.order().parent().digest()));
      case Opening.Opened(var parent) ->
          ended(dataset, files, trainer.train(new Job(folder, images, dataset, parent), pace));
    };
  }

  private Ending ended(Dataset dataset, Contents parent, Outcome outcome) throws IOException {
    return switch (outcome) {
      case Outcome.Trained(var manifest, var metrics) -> {
        var child = Contents.of(manifest, parent.files());
        BundleWriter.write(child, folder.resolve("bundle"));
        keep(
            dataset,
            metrics,
            out -> {
              out.text("outcome", "trained").text("bundle", child.digest().orElseThrow());
            });
        say("trained", "Model " + child.source() + " is proposed.");
        yield Ending.TRAINED;
      }
      case Outcome.Refused(var code, var sentence, var metrics) -> {
        keep(
            dataset,
            metrics,
            out -> {
              out.text("outcome", "refused").text("code", code).text("sentence", sentence);
            });
        say("refused", sentence);
        yield Ending.REFUSED;
      }
    };
  }

  private void keep(Dataset dataset, Consumer<JsonWriter> metrics, Consumer<JsonWriter> outcome)
      throws IOException {
    var bytes =
        JsonWriter.encode(out -> {
          outcome.accept(out);
          out.text("parent", dataset.order().parent().digest()).text("dataset", dataset.digest());
          metrics.accept(out);
        });
    var beside = folder.resolve("metrics.json.new");
    Files.write(beside, bytes);
    Files.move(
        beside,
        folder.resolve("metrics.json"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private Ending bad(String sentence) {
    say("bad-job", sentence);
    return Ending.BAD_JOB;
  }

  private void say(String end, String sentence) {
    pace.say(JsonWriter.encode(out -> out.text("end", end).text("sentence", sentence)));
  }
}
