package dev.loupe.control.trace.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.bundle.Digest;
import dev.loupe.control.trace.Looked;
import dev.loupe.control.trace.Split;
import dev.loupe.control.trace.TracedTraining.TracedDataset;
import dev.loupe.control.trace.TracedTraining.TracedJob;
import dev.loupe.control.trace.TracedTraining.TracedLabels;
import dev.loupe.control.training.Datasets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The job that made a bundle, what it was given, and whose labels that was.
@ApplicationScoped
class TrainingTrail {
  /// The same data can give the same bundle twice: the one that a person confirmed comes first.
  private static final String JOB =
      """
      select * from training_job where bundle = ?
      order by confirmed_at desc nulls last, created_at, id limit 1
      """;

  private static final String LABELS =
      """
      select l.id, l.reviewer, l.at, l.undone_at is not null as undone
      from training_label t join label l on l.id = t.label where t.job = ? order by l.at, l.id
      """;
  private static final String NO_JOB =
      "No training job here made it: it was imported, or comes with the node.";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sql sql;
  private final Datasets datasets;

  TrainingTrail(DataSource database, Datasets datasets) {
    sql = new Sql(database);
    this.datasets = datasets;
  }

  /// The job with the digest and the numbers of what it was given.
  record Made(TracedJob job, String dataset, int images, int leftOut) {}

  Optional<Made> made(String digest) throws SQLException {
    return sql.all(JOB, TrainingTrail::made, digest).stream().findFirst();
  }

  private static Made made(ResultSet row) throws SQLException {
    var job =
        new TracedJob(
            Sql.uuid(row, "id"),
            row.getString("state"),
            row.getString("line"),
            row.getString("parent"),
            row.getString("created_by"),
            Sql.time(row, "created_at"),
            Sql.timeIfAny(row, "started_at"),
            Sql.timeIfAny(row, "ended_at"),
            metrics(row.getString("metrics")),
            row.getString("confirmed_by"),
            Sql.timeIfAny(row, "confirmed_at"));
    return new Made(job, row.getString("dataset"), row.getInt("examples"), row.getInt("left_out"));
  }

  private static @Nullable Map<String, Object> metrics(@Nullable String json) throws SQLException {
    try {
      return json == null ? null : JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new SQLException("column metrics holds no JSON", e); // jsonb: cannot be
    }
  }

  Looked<Optional<TracedJob>> job(Optional<Made> made) {
    var looked = Looked.here(made.map(Made::job), "table training_job");
    if (made.isEmpty()) return looked.without(NO_JOB);
    var job = made.get().job();
    if (job.confirmedBy() == null) return looked.without("Nobody has confirmed what it made.");
    if (job.startedAt() == null || job.endedAt() == null)
      return looked.without("When it ran was not kept: it ran before an update.");
    return looked;
  }

  Looked<Optional<TracedDataset>> dataset(Optional<Made> made) throws IOException {
    if (made.isEmpty())
      return Looked.here(Optional.<TracedDataset>empty(), "table training_job").without(NO_JOB);
    var it = made.get();
    var file = "training/" + it.job().id() + "/dataset.jsonl";
    var plain = new TracedDataset(it.dataset(), it.images(), it.leftOut(), List.of());
    var unread = Looked.here(Optional.of(plain), "table training_job", file);
    var bytes = datasets.dataset(it.job().id());
    if (bytes.isEmpty()) return unread.without("Its file is gone: how it was split is not known.");
    var found = Digest.sha256(bytes.get());
    if (!found.equals(it.dataset()))
      return unread.without("Its file was changed after: its SHA-256 is " + found + " now.");
    try {
      var split = Split.of(bytes.get());
      var whole = new TracedDataset(it.dataset(), it.images(), it.leftOut(), split);
      return Looked.here(Optional.of(whole), "table training_job", file);
    } catch (IllegalArgumentException e) {
      return unread.without("Its split cannot be read: " + e.getMessage() + ".");
    }
  }

  private record Label(UUID id, String reviewer, Instant at, boolean undone) {}

  Looked<Optional<TracedLabels>> labels(Optional<Made> made) throws SQLException {
    var tables = new String[] {"table training_label", "table label"};
    if (made.isEmpty()) return Looked.here(Optional.<TracedLabels>empty(), tables).without(NO_JOB);
    var labels = sql.all(LABELS, TrainingTrail::label, made.get().job().id());
    if (labels.isEmpty())
      return Looked.here(Optional.<TracedLabels>empty(), tables)
          .without("The job names no label that is here.");
    var looked = Looked.here(Optional.of(traced(labels)), tables);
    var images = made.get().images();
    return labels.size() == images
        ? looked
        : looked.without(
            "The job learned from %d images, and %d labels are here."
                .formatted(images, labels.size()));
  }

  private static Label label(ResultSet row) throws SQLException {
    return new Label(
        Sql.uuid(row, "id"),
        row.getString("reviewer"),
        Sql.time(row, "at"),
        row.getBoolean("undone"));
  }

  private static TracedLabels traced(List<Label> labels) {
    return new TracedLabels(
        labels.size(),
        (int) labels.stream().filter(Label::undone).count(),
        labels.stream().map(Label::reviewer).distinct().sorted().toList(),
        labels.getFirst().at(),
        labels.getLast().at(),
        labels.stream().map(Label::id).toList());
  }
}
