package dev.loupe.control.training.adapter;

import dev.loupe.bundle.BundleReader;
import dev.loupe.bundle.Contents;
import dev.loupe.bundle.Digest;
import dev.loupe.bundle.Loading;
import dev.loupe.bundle.Opener;
import dev.loupe.bundle.Opening;
import dev.loupe.control.model.Vault;
import dev.loupe.control.training.DatasetFile;
import dev.loupe.control.training.Folds;
import dev.loupe.control.training.JobSeen;
import dev.loupe.control.training.JobState;
import dev.loupe.schema.feedback.Example;
import dev.loupe.schema.feedback.TrainingOrder;
import dev.loupe.schema.model.ModelRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/// Makes a job of the labels as they stand now.
@ApplicationScoped
class Orders {
  private static final int MOST_DAYS = 3_660;

  private final DataSource database;
  private final LabelledParts parts;
  private final PostgresJobs jobs;
  private final JobFolders folders;
  private final Vault vault;

  Orders(
      DataSource database,
      LabelledParts parts,
      PostgresJobs jobs,
      JobFolders folders,
      Vault vault) {
    this.database = database;
    this.parts = parts;
    this.jobs = jobs;
    this.folders = folders;
    this.vault = vault;
  }

  sealed interface Taken {
    record Queued(UUID job) implements Taken {}

    record Refused(String sentence) implements Taken {}
  }

  record Order(String line, String parent, ModelRef child, double mostFalseCalls, Scope scope) {}

  /// `child`'s digest is not known yet: it is the parent's.
  record Scope(int days, boolean everything, String by) {
    Scope {
      if (days < 1 || days > MOST_DAYS) throw new IllegalArgumentException("days " + days);
    }
  }

  Taken take(Order order) throws IOException, SQLException {
    var file = vault.bundle(order.parent());
    if (file.isEmpty())
      return new Taken.Refused(
          "There is no registered model " + order.parent() + ": register it first.");
    return switch (BundleReader.load(file.get())) {
      case Opening.Refused(var _, var sentence) -> new Taken.Refused(sentence);
      case Loading.Loaded(var contents) ->
          switch (Opener.open(contents)) {
            case Opening.Refused(var _, var sentence) -> new Taken.Refused(sentence);
            case Opening.Opened(var bundle) -> take(order, contents, bundle.ref());
          };
    };
  }

  private Taken take(Order order, Contents parent, ModelRef ref) throws IOException, SQLException {
    try (var connection = database.getConnection()) {
      var found =
          parts.of(connection, order.line(), order.scope().days(), order.scope().everything());
      var examples = Folds.split(found.parts());
      if (examples.isEmpty())
        return new Taken.Refused(
            "Line %s has no settled labels with full images (%d without): label some parts first."
                .formatted(order.line(), found.leftOut()));
      var dataset =
          DatasetFile.encode(
              new TrainingOrder(
                  ref,
                  order.child().name(),
                  order.child().version(),
                  order.mostFalseCalls(),
                  found.agreement()),
              examples);
      var job = job(order, Digest.sha256(dataset), examples.size(), found.leftOut());
      folders.prepare(job.id(), parent, dataset);
      save(connection, job, examples);
      return new Taken.Queued(job.id());
    }
  }

  private void save(Connection connection, JobSeen job, java.util.List<Example> examples)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      jobs.add(connection, job, examples.stream().map(Example::label).toList());
      connection.commit();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static JobSeen job(Order order, String dataset, int examples, int leftOut) {
    var now = Instant.now();
    return new JobSeen(
        UUID.randomUUID(),
        order.line(),
        order.parent(),
        order.child().name(),
        order.child().version(),
        dataset,
        examples,
        leftOut,
        now,
        order.scope().by(),
        JobState.QUEUED,
        now,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
