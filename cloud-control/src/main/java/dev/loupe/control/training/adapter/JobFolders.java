package dev.loupe.control.training.adapter;

import dev.loupe.bundle.Archive;
import dev.loupe.bundle.BundleReader;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.Loading;
import dev.loupe.bundle.Opening;
import dev.loupe.control.ControlConfig;
import dev.loupe.control.training.DatasetFile;
import dev.loupe.control.training.Datasets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What jobs work on and leave: `DATA/training/JOB/` with `dataset.jsonl`, `parent/`, `bundle/`,
/// `metrics.json` and `log.txt`.
@ApplicationScoped
class JobFolders implements Datasets {
  private final Path root;

  JobFolders(ControlConfig config) {
    root = config.data().resolve("training");
  }

  Path of(UUID job) {
    return root.resolve(job.toString());
  }

  void prepare(UUID job, Contents parent, byte[] dataset) throws IOException {
    var folder = Files.createDirectories(of(job));
    dev.loupe.bundle.BundleWriter.write(parent, folder.resolve("parent"));
    Files.write(folder.resolve(DatasetFile.NAME), dataset);
  }

  @Override
  public Optional<byte[]> dataset(UUID job) throws IOException {
    var file = of(job).resolve(DatasetFile.NAME);
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  Optional<String> metrics(UUID job) throws IOException {
    var file = of(job).resolve("metrics.json");
    return Files.exists(file)
        ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /// What the job made; the one that people confirmed, if they have.
  Optional<Contents> bundle(UUID job) {
    var confirmed = loaded(of(job).resolve("confirmed.loupe"));
    return confirmed == null
        ? Optional.ofNullable(loaded(of(job).resolve("bundle")))
        : Optional.of(confirmed);
  }

  private static @Nullable Contents loaded(Path path) {
    if (!Files.exists(path)) return null;
    return switch (BundleReader.load(path)) {
      case Loading.Loaded(var contents) -> contents;
      case Opening.Refused _ -> null;
    };
  }

  void confirm(UUID job, Contents bundle) throws IOException {
    var beside = of(job).resolve("confirmed.new");
    Files.write(beside, Archive.write(bundle));
    Files.move(
        beside,
        of(job).resolve("confirmed.loupe"),
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
