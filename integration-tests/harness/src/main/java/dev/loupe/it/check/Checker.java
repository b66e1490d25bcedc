package dev.loupe.it.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.loupe.schema.inspection.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Joins what the PLC saw, what the ledger holds and what was true, part by part. Pure.
public final class Checker {
  private final PlcLog plc;
  private final Rows rows;
  private final Map<String, Truth> truths;
  private final Map<String, List<Rows.Inspected>> inspectedByPart;
  private final Map<Rows.Id, List<Rows.Delivered>> deliveredByInspected;
  private final Complaints complaints = new Complaints();

  private Checker(PlcLog plc, Rows rows, List<Truth> truths) {
    this.plc = plc;
    this.rows = rows;
    this.truths =
        truths.stream().collect(toMap(Truth::part, Function.identity(), (first, _) -> first));
    inspectedByPart = rows.inspected().stream().collect(groupingBy(Rows.Inspected::part));
    deliveredByInspected =
        rows.delivered().stream()
            .filter(delivered -> delivered.inspected() != null)
            .collect(
                groupingBy(delivered -> java.util.Objects.requireNonNull(delivered.inspected())));
  }

  /// The figures of a run and every difference found, in words. No complaint: the three accounts
  /// are one.
  public static Report check(long seed, PlcLog plc, Rows rows, List<Truth> truths) {
    return new Checker(plc, rows, truths).report(seed);
  }

  private Report report(long seed) {
    plc.shots().forEach(this::account);
    triggeredTwice();
    unasked();
    plc.strays().forEach(stray -> complaints.doubled(stray, "a word without a trigger: " + stray));
    plc.violations().forEach(what -> complaints.other("handshake broken: " + what));
    var tally = new Tally();
    for (var shot : plc.shots()) tally.add(shot, truths.get(shot.part().id()), found(shot));
    return new Report(
        tally.figures(seed, rows.inspected().size(), complaints), complaints.sentences());
  }

  private void account(Shot shot) {
    var part = shot.part().id();
    var inspected = inspectedByPart.getOrDefault(part, List.of());
    var delivered =
        inspected.stream()
            .flatMap(row -> deliveredByInspected.getOrDefault(row.id(), List.of()).stream())
            .toList();
    if (!truths.containsKey(part)) complaints.other(part + " has no truth");
    if (shot.words().isEmpty()) complaints.other(part + " never got a word");
    if (shot.words().size() > 1) complaints.doubled(part, part + " got words " + shot.words());
    if (inspected.isEmpty()) complaints.lost(part, part + " has no inspection in the ledger");
    else if (delivered.isEmpty()) complaints.lost(part, part + " has no delivery in the ledger");
    if (inspected.size() > 1)
      complaints.doubled(part, part + " has " + inspected.size() + " inspections");
    if (delivered.size() > 1)
      complaints.doubled(part, part + " has " + delivered.size() + " deliveries");
    for (var row : inspected)
      if (row.trigger() != shot.trigger() || !row.station().equals(shot.station()))
        complaints.mismatch(part, part + " was inspected as trigger " + row.trigger());
    for (var row : delivered) compare(shot, row);
    for (var word : shot.words()) compare(shot, word, inspected);
  }

  private void compare(Shot shot, Rows.Delivered row) {
    var part = shot.part().id();
    if (row.trigger() != shot.trigger())
      complaints.mismatch(part, part + " was delivered as trigger " + row.trigger());
    for (var word : shot.words())
      if (row.word() != word.word() || row.verdict().code() != word.verdict())
        complaints.mismatch(
            part, "%s: the PLC got %s, delivered is %s".formatted(part, word, row.verdict()));
  }

  private void compare(Shot shot, Shot.Word word, List<Rows.Inspected> inspected) {
    var part = shot.part().id();
    var pass = Verdict.PASS.code();
    if (word.word() != ((shot.trigger() & 0xffff) << 16 | word.verdict()))
      complaints.mismatch(part, part + ": word and verdict differ in " + word);
    if (!word.partId().equals(part))
      complaints.mismatch(part, part + " got the result of " + word.partId());
    if (word.verdict() == pass && inspected.stream().noneMatch(r -> r.verdict() == Verdict.PASS))
      complaints.mismatch(part, part + " was passed, but not by the journal");
    if (shot.disposed() == Shot.Decision.PASS && word.verdict() != pass)
      complaints.mismatch(part, part + " left the line as passed without PASS");
  }

  private void triggeredTwice() {
    Set<String> seen = new HashSet<>();
    for (var shot : plc.shots())
      if (!seen.add(shot.part().id()))
        complaints.doubled(shot.part().id(), shot.part().id() + " was triggered twice");
  }

  /// Rows that no trigger asked for.
  private void unasked() {
    var triggered = new HashSet<String>();
    plc.shots().forEach(shot -> triggered.add(shot.part().id()));
    var known = new HashSet<Rows.Id>();
    for (var row : rows.inspected()) {
      known.add(row.id());
      if (!triggered.contains(row.part()))
        complaints.mismatch(row.part(), "inspection of " + row.part() + ", never triggered");
    }
    for (var row : rows.delivered())
      if (row.inspected() == null || !known.contains(row.inspected()))
        complaints.mismatch(row.id().toString(), "delivery " + row.id() + " has no inspection");
  }

  private List<Rows.Found> found(Shot shot) {
    var inspected = inspectedByPart.getOrDefault(shot.part().id(), List.of());
    return inspected.isEmpty() ? List.of() : inspected.getFirst().defects();
  }

  /// Differences by kind; a part counts once a kind.
  static final class Complaints {
    private final Set<String> lost = new HashSet<>();
    private final Set<String> doubled = new HashSet<>();
    private final Set<String> mismatched = new HashSet<>();
    private final List<String> sentences = new ArrayList<>();

    void lost(String part, String sentence) {
      lost.add(part);
      sentences.add(sentence);
    }

    void doubled(String part, String sentence) {
      doubled.add(part);
      sentences.add(sentence);
    }

    void mismatch(String part, String sentence) {
      mismatched.add(part);
      sentences.add(sentence);
    }

    void other(String sentence) {
      sentences.add(sentence);
    }

    int lost() {
      return lost.size();
    }

    int doubled() {
      return doubled.size();
    }

    int mismatched() {
      return mismatched.size();
    }

    List<String> sentences() {
      return List.copyOf(sentences);
    }
  }
}
