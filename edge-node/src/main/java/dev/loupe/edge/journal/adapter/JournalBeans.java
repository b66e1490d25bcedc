package dev.loupe.edge.journal.adapter;

import dev.loupe.edge.config.NodeConfig;
import dev.loupe.edge.health.Faults;
import dev.loupe.edge.journal.adapter.SqliteJournal.Retention;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Opens the journal before anything else starts and closes it after everything else has stopped.
final class JournalBeans {
  static final int FIRST = 1;
  static final int LAST = 4_000;

  @Produces
  @Singleton
  SqliteJournal journal(NodeConfig node, JournalConfig journal, Faults faults) {
    var retention = new Retention(journal.keep(), journal.budget().asLongValue());
    return SqliteJournal.open(node.data(), retention, faults);
  }

  void open(@Observes @Priority(FIRST) StartupEvent start, SqliteJournal journal) {
    journal.id();
  }

  void close(@Observes @Priority(LAST) ShutdownEvent stop, SqliteJournal journal) {
    journal.close();
  }
}
