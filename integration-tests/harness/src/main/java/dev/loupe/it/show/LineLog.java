package dev.loupe.it.show;

import dev.loupe.it.loop.Workshop.Made;
import dev.loupe.it.rig.PlcWatch;
import dev.loupe.it.rig.PlcWatch.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the PLCs' log says of who decided which part: ResultModel as it stood beside each word.
final class LineLog {
  private static final Duration STANDING = Duration.ofSeconds(2);

  private final PlcWatch plc;

  LineLog(PlcWatch plc) {
    this.plc = plc;
  }

  /// `nanos` is the monotonic clock that all processes of the machine share.
  record Word(String station, String part, String model, String verdict, Instant at, long nanos) {
    boolean by(Made made) {
      return model.equals(Detectors.label(made));
    }

    Word told(String other) {
      return new Word(station, part, model, other, at, nanos);
    }

    Word later(long ns) {
      return new Word(station, part, model, verdict, at.plusNanos(ns), nanos + ns);
    }

    boolean passed() {
      return verdict.equals("PASS");
    }
  }

  int mark() {
    return plc.mark();
  }

  List<Word> words() {
    return plc.all("word").stream().map(LineLog::word).toList();
  }

  List<Word> words(int mark) {
    return plc.since(mark, "word").stream().map(LineLog::word).toList();
  }

  long decidedBy(Made made) {
    return words().stream().filter(word -> word.by(made)).count();
  }

  private static Word word(Event event) {
    return new Word(
        event.station(),
        event.text("partId"),
        event.text("model"),
        event.text("verdict"),
        Instant.parse(event.text("at")),
        event.nanos());
  }

  /// Parts a second of all stations, while the line runs: times without any word, longer than
  /// `STANDING`, are left out.
  double pace() {
    var times = plc.all("word").stream().mapToLong(Event::nanos).sorted().toArray();
    var running = 0L;
    var parts = 0;
    for (var i = 1; i < times.length; i++) {
      var gap = times[i] - times[i - 1];
      if (gap > STANDING.toNanos()) continue;
      running += gap;
      parts++;
    }
    return parts == 0 ? 0 : Math.round(parts / (running / 1e9) * 10) / 10.0;
  }
}
