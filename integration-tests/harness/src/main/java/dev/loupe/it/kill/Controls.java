package dev.loupe.it.kill;

import dev.loupe.it.check.Checker;
import dev.loupe.it.check.PlcLog;
import dev.loupe.it.check.Rows;
import dev.loupe.it.check.Shot;
import dev.loupe.it.check.Truth;
import dev.loupe.it.rig.Accounts;
import dev.loupe.schema.inspection.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Spoils the accounts of a real run in one place, and asks whether the checker notices: what finds
/// nothing wrong must be able to.
final class Controls {
  private final PlcLog plc;
  private final Rows rows;
  private final List<Truth> truths;
  private final int before;
  private final Map<String, Boolean> caught = new LinkedHashMap<>();

  private Controls(PlcLog plc, Rows rows, List<Truth> truths) {
    this.plc = plc;
    this.rows = rows;
    this.truths = truths;
    before = Checker.check(0, plc, rows, truths).differences().size();
  }

  /// By name, whether the damage was found.
  static Map<String, Boolean> of(Accounts accounts) {
    var controls = new Controls(accounts.plc(), accounts.rows(), accounts.truths());
    controls.spoilRows();
    controls.spoilWords();
    return controls.caught;
  }

  private void spoilRows() {
    var inspected = rows.inspected();
    var delivered = rows.delivered();
    var middle = delivered.size() / 2;
    var row = delivered.get(middle);
    tryRows("an inspection dropped", without(inspected, middle), delivered);
    tryRows("a delivery dropped", inspected, without(delivered, middle));
    tryRows("an inspection doubled", with(inspected, again(inspected.get(middle))), delivered);
    tryRows("a delivery doubled", inspected, with(delivered, row));
    var flipped =
        new Rows.Delivered(
            row.id(), row.trigger(), row.inspected(), row.word(), other(row.verdict()), "");
    tryRows("a verdict flipped", inspected, with(without(delivered, middle), flipped));
  }

  private void spoilWords() {
    var index = 0;
    while (!answeredAndNotPassed(plc.shots().get(index))) index++;
    var shot = plc.shots().get(index);
    tryShot("a part passed without PASS", index, with(shot, shot.words(), Shot.Decision.PASS));
    var twice = with(shot.words(), shot.words().getFirst());
    tryShot("a part with two words", index, with(shot, twice, shot.disposed()));
  }

  private static boolean answeredAndNotPassed(Shot shot) {
    return shot.disposed() != Shot.Decision.PASS && !shot.words().isEmpty();
  }

  private void tryRows(
      String name, List<Rows.Inspected> inspected, List<Rows.Delivered> delivered) {
    tried(name, plc, new Rows(inspected, delivered));
  }

  private void tryShot(String name, int index, Shot spoilt) {
    var shots = new ArrayList<>(plc.shots());
    shots.set(index, spoilt);
    tried(name, new PlcLog(shots, plc.strays(), plc.violations()), rows);
  }

  private void tried(String name, PlcLog log, Rows ledger) {
    caught.put(name, Checker.check(0, log, ledger, truths).differences().size() > before);
  }

  private static Shot with(Shot shot, List<Shot.Word> words, Shot.@Nullable Decision disposed) {
    return new Shot(shot.station(), shot.trigger(), shot.part(), words, disposed);
  }

  /// The same once more, under a number of its own.
  private static Rows.Inspected again(Rows.Inspected row) {
    var id = new Rows.Id(row.id().node(), row.id().journal(), row.id().seq() + 1_000_000_000);
    return new Rows.Inspected(
        id, row.trigger(), row.station(), row.part(), row.verdict(), row.defects());
  }

  private static Verdict other(Verdict verdict) {
    return verdict == Verdict.PASS ? Verdict.REJECT : Verdict.PASS;
  }

  private static <T> List<T> without(List<T> all, int index) {
    var fewer = new ArrayList<>(all);
    fewer.remove(index);
    return fewer;
  }

  private static <T> List<T> with(List<T> all, T one) {
    var more = new ArrayList<>(all);
    more.add(one);
    return more;
  }
}
