package dev.loupe.it.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// One connection's transaction, as its messages tell: whether it ran the statement of interest.
final class Commits {
  private final String statement;
  private final Map<String, String> prepared = new HashMap<>();
  private final Map<String, String> bound = new HashMap<>();
  private final AtomicBoolean awaited = new AtomicBoolean();
  private boolean touched;

  Commits(String statement) {
    this.statement = statement;
  }

  /// Of a client's message: whether it commits such a transaction.
  boolean asks(char type, byte[] body) {
    switch (type) {
      case 'P' -> prepared.put(text(body, 0), text(body, 1));
      case 'B' -> bound.put(text(body, 0), prepared.getOrDefault(text(body, 1), ""));
      case 'E' -> {
        return runs(bound.getOrDefault(text(body, 0), ""));
      }
      case 'Q' -> {
        return runs(text(body, 0));
      }
      default -> {} // says nothing of transactions
    }
    return false;
  }

  private boolean runs(String sql) {
    var word = sql.strip().toLowerCase(Locale.ROOT);
    if (word.startsWith(statement)) touched = true;
    else if (word.equals("rollback")) touched = false;
    else if (word.equals("commit") && touched) {
      touched = false;
      return true;
    }
    return false;
  }

  /// The commit is on its way.
  boolean sent() {
    awaited.set(true);
    return true;
  }

  /// Of the server's message: whether it says that such a transaction is committed.
  boolean answers(char type, byte[] body) {
    return type == 'C' && text(body, 0).equals("COMMIT") && awaited.compareAndSet(true, false);
  }

  /// The message's string number `index`, from 0; each ends with a zero byte.
  private static String text(byte[] body, int index) {
    var from = 0;
    for (var left = index; left > 0; from++) if (body[from] == 0) left--;
    var to = from;
    while (body[to] != 0) to++;
    return new String(body, from, to - from, UTF_8);
  }
}
