package dev.loupe.control.training;

import org.jspecify.annotations.Nullable;

/// What follows when a job's process has ended.
public sealed interface Ended {
  /// It left its outcome in its folder.
  record Trained() implements Ended {}

  record Refused() implements Ended {}

  record Cancelled(String sentence) implements Ended {}

  record Failed(String sentence) implements Ended {}

  /// It goes on where it was, later.
  record Again() implements Ended {}

  /// How often a process that is killed from outside is started again.
  int TRIES = 3;

  /// What its process did. `exit` is the exit code (128 + the signal's number where one ended it);
  /// `words` is the last sentence that it said; `tries` counts this run.
  record Exit(int exit, @Nullable String words, int tries, @Nullable Stop stop) {}

  /// Why we ended it ourselves.
  enum Stop {
    CANCEL,
    MEMORY,
    TIME,
    CLOSING
  }

  /// The exit codes are the trainer's contract: docs/feedback.md.
  static Ended of(Exit it) {
    if (it.exit == 0) return new Trained();
    if (it.exit == 3) return new Refused();
    var words = it.words == null ? "" : " It said: " + it.words;
    if (it.stop != null)
      return switch (it.stop) {
        case CANCEL -> new Cancelled("It was cancelled.");
        case MEMORY -> new Failed("It took more memory than its limit: raise it, or label less.");
        case TIME -> new Failed("It took longer than its limit: raise it.");
        case CLOSING -> new Again();
      };
    return switch (it.exit) {
      case 2 -> new Failed(it.words == null ? "Its folder is not a job." : it.words);
      case 4 -> new Failed("It took longer than its limit: raise it.");
      case 5, 7 -> new Again();
      case 8 -> new Failed("It took more memory than its heap: raise it.");
      default ->
          it.exit > 128 && it.tries < TRIES
              ? new Again()
              : new Failed(
                  it.exit > 128
                      ? "Its process was ended by signal %d, %d times.%s"
                          .formatted(it.exit - 128, it.tries, words)
                      : "Its process ended with code %d.%s".formatted(it.exit, words));
    };
  }
}
