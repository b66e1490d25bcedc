package dev.loupe.it.show;

import dev.loupe.it.loop.Workshop.Made;
import dev.loupe.it.rig.PlcWatch;
import dev.loupe.it.rig.PlcWatch.Event;
import java.time.Instant;
import java.util.List;

/// What the PLCs' log says of who decided which part: ResultModel as it stood beside each word.
final class LineLog {
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

  /// Parts a second of all stations, from the first word to the last.
  double pace() {
    var words = plc.all("word");
    if (words.size() < 2) return 0;
    var first = words.stream().mapToLong(Event::nanos).min().orElseThrow();
    var last = words.stream().mapToLong(Event::nanos).max().orElseThrow();
    return Math.round(words.size() / ((last - first) / 1e9) * 10) / 10.0;
  }
}
