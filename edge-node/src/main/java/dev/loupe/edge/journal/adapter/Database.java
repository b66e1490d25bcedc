package dev.loupe.edge.journal.adapter;

import dev.loupe.edge.journal.CannotOpen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// The journal's file: how it is opened and what it holds.
record Database(Path file) {
  /// Record `seq` of the journal with row `no` has the key `no << 40 | seq`: appended in the order
  /// of keys, found without an index.
  static final int SEQ_BITS = 40;

  private static final String[] SCHEMA = {
    "create table if not exists journal (no integer primary key, id text not null unique,"
        + " predecessor text, started integer not null) strict",
    "create table if not exists record (key integer primary key, at integer not null,"
        + " inspected_trigger integer, settles integer, bytes blob not null) strict",
    "create table if not exists rehearsal (key integer primary key, at integer not null,"
        + " inspected_trigger integer, settles integer, bytes blob not null) strict",
    "create table if not exists receipted (journal integer not null, at integer not null,"
        + " last integer not null, first integer not null, primary key (journal, at, last))"
        + " strict, without rowid",
    "create table if not exists gone (journal integer not null, first integer not null,"
        + " last integer not null) strict",
    "create table if not exists dead_letter (journal integer not null, seq integer not null,"
        + " reason text not null, sentence text not null, bytes blob, at integer not null,"
        + " decided integer not null default 0, primary key (journal, seq)) strict",
    "create table if not exists setting (name text primary key, value blob) strict",
  };

  static long key(long journal, long seq) {
    return journal << SEQ_BITS | seq;
  }

  static long journal(long key) {
    return key >> SEQ_BITS;
  }

  static long seq(long key) {
    return key & (1L << SEQ_BITS) - 1;
  }

  /// At start: creates the file where there is none.
  Connection create() {
    try {
      var connection = open();
      try (var statement = connection.createStatement()) {
        for (var sql : SCHEMA) statement.execute(sql);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return connection;
    } catch (SQLException e) {
      throw damaged(e);
    }
  }

  CannotOpen damaged(SQLException e) {
    return new CannotOpen(
        "The journal "
            + file
            + " cannot be read ("
            + e.getMessage()
            + "): move its directory away and keep it, for it may hold records that the ledger"
            + " lacks; then start again",
        e);
  }

  Connection open() throws SQLException {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(2_000);
    var connection = config.createConnection("jdbc:sqlite:" + file);
    try (var statement = connection.createStatement()) {
      statement.execute("pragma wal_autocheckpoint = 0"); // checkpoints are Housekeeping's
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /// The file's identity on its volume; null where it is gone.
  @Nullable Object identity() {
    try {
      return Objects.toString(
          Files.readAttributes(file, BasicFileAttributes.class).fileKey(), "there");
    } catch (IOException e) {
      return null;
    }
  }
}
