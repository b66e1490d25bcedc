package dev.loupe.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.it.rig.PlcWatch.Event;
import dev.loupe.it.rig.Rig;
import dev.loupe.schema.inspection.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// One scenario on a running rig: what the PLCs, the ledger and the page say of the parts that were
/// triggered since it began.
public final class Trial {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Rig rig;
  private final int mark;

  public Trial(Rig rig) {
    this.rig = rig;
    rig.resume();
    mark = rig.plc().mark();
  }

  public Rig rig() {
    return rig;
  }

  public int mark() {
    return mark;
  }

  public Event awaitEvent(String station, String name) {
    return rig.plc()
        .await(mark, PATIENCE, it -> it.name().equals(name) && it.station().equals(station))
        .orElseThrow(() -> new AssertionError(station + " logged no " + name));
  }

  public Event awaitError(String station, String error) {
    return rig.plc()
        .await(mark, PATIENCE, it -> it.station().equals(station) && error(it).equals(error))
        .orElseThrow(() -> new AssertionError(station + " got no " + error));
  }

  /// So many more words at each station.
  public void awaitWords(int count) {
    for (var i = 0; i < count; i++) {
      var now = rig.plc().mark();
      for (var station : rig.line().plan().stations()) rig.awaitWord(now, station.name());
    }
  }

  /// A few more parts go through, the line pauses, and all is in the ledger.
  public void settle() {
    awaitWords(3);
    rig.pause();
    assertThat(rig.drained(PATIENCE)).as("the ledger holds every delivery").isTrue();
  }

  /// `STATION ERROR` of each word that was one.
  public List<String> errors() {
    return rig.plc().since(mark, "word").stream()
        .filter(it -> !error(it).equals("NONE") && !error(it).isEmpty())
        .map(it -> it.station() + " " + error(it))
        .toList();
  }

  private static String error(Event word) {
    var code = word.line().path("errorCode").asInt(-1);
    return Arrays.stream(ErrorCode.values())
        .filter(it -> it.code() == code)
        .map(ErrorCode::name)
        .findFirst()
        .orElse("");
  }

  /// What the PLC did with the part of this word.
  public String decision(Event word) {
    return rig.plc().since(mark, "disposed").stream()
        .filter(it -> it.station().equals(word.station()) && it.seq() == word.seq())
        .map(it -> it.text("decision"))
        .findFirst()
        .orElse("none");
  }

  /// The part of this word as the page lists it.
  public JsonNode onPage(Event word) throws IOException {
    var part =
        rig.plc().since(mark, "trigger").stream()
            .filter(it -> it.station().equals(word.station()) && it.seq() == word.seq())
            .map(it -> it.text("part"))
            .findFirst()
            .orElseThrow();
    for (var item : rig.rest("/api/inspections?line=line-1&limit=500").path("items"))
      if (item.path("part").asText().equals(part)) return item;
    throw new AssertionError(part + " is not on the page");
  }

  /// Parts of `station` triggered since whose delivery is not in the ledger.
  public long undelivered(String station) {
    var words = rig.plc().since(mark, "word").stream().filter(it -> it.station().equals(station));
    return words.filter(it -> !delivered(it.text("partId"))).count();
  }

  private boolean delivered(String part) {
    return rig.ledger()
            .number(
                "select count(*) from inspection i join delivery d on d.node = i.node and"
                    + " d.inspected_journal = i.journal and d.inspected_seq = i.seq where i.part = ?",
                part)
        > 0;
  }

  /// Parts that left the line as passed although no word passed them.
  public List<String> passedWithoutWord() {
    var words = rig.plc().since(mark, "word");
    return rig.plc().since(mark, "disposed").stream()
        .filter(it -> it.text("decision").equals("pass"))
        .filter(it ->
            words.stream()
                .noneMatch(word ->
                    word.station().equals(it.station())
                        && word.seq() == it.seq()
                        && word.text("verdict").equals("PASS")))
        .map(it -> it.text("part"))
        .toList();
  }

  /// PLC log, ledger and truth agree on every part triggered since this trial began.
  public void isOtherwiseRight() {
    assertThat(rig.differences(mark)).isEmpty();
  }
}
