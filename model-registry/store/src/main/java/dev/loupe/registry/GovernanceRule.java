package dev.loupe.registry;

import dev.loupe.bundle.Claims.Governance;
import dev.loupe.bundle.Claims.Governance.Entry;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a model must rest on before it may be registered or rolled out: three entries, each with an
/// id, an attached document, who approved it and when.
public final class GovernanceRule {
  /// What people write where they have nothing, letters only.
  private static final Set<String> NOTHING =
      Set.of(
          "",
          "na",
          "none",
          "nil",
          "null",
          "nothing",
          "no",
          "notapplicable",
          "notavailable",
          "tbd",
          "tba",
          "todo",
          "tobedone",
          "tobedefined",
          "pending",
          "later",
          "unknown",
          "missing",
          "empty",
          "dummy",
          "placeholder",
          "x",
          "xx",
          "xxx",
          "无",
          "不适用",
          "待定",
          "暂无",
          "没有");

  private static final String EMPTY_DOCUMENT =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private GovernanceRule() {}

  /// One sentence a problem; none where all three entries stand. `attached` knows which documents
  /// are here by their SHA-256; `today` is the plant's.
  public static List<String> problems(
      Governance governance, Predicate<String> attached, LocalDate today) {

    var problems = new ArrayList<String>();
    check("the firmware range", governance.firmwareRange(), attached, today, problems);
    check("the dataset certificate", governance.datasetCertificate(), attached, today, problems);
    check("the FMEA report", governance.fmeaReport(), attached, today, problems);
    return List.copyOf(problems);
  }

  private static void check(
      String name,
      @Nullable Entry entry,
      Predicate<String> attached,
      LocalDate today,
      List<String> problems) {
    if (entry == null) {
      problems.add(name + " is missing: add its id, document, approver and date to the manifest");
      return;
    }
    if (saysNothing(entry.id()))
      problems.add(name + " has the id '" + entry.id() + "': name the document");
    if (saysNothing(entry.approver()))
      problems.add(name + " was approved by '" + entry.approver() + "': name a person");
    date(name, entry.date(), today, problems);
    document(name, entry.sha256(), attached, problems);
  }

  private static void date(String name, String text, LocalDate today, List<String> problems) {
    try {
      if (LocalDate.parse(text).isAfter(today))
        problems.add(name + " was approved on " + text + ", which is yet to come");
    } catch (DateTimeParseException _) {
      problems.add(name + " was approved on '" + text + "': write a date as 2026-01-31");
    }
  }

  private static void document(
      String name, String sha256, Predicate<String> attached, List<String> problems) {
    if (!sha256.matches("[0-9a-f]{64}") || sha256.equals(EMPTY_DOCUMENT))
      problems.add(name + " names no document: '" + sha256 + "' is no SHA-256 of one");
    else if (!attached.test(sha256))
      problems.add(
          name + "'s document " + sha256 + " is not attached: put it into the bundle or upload it");
  }

  /// Whether a text is empty or one of the ways to write "n/a".
  static boolean saysNothing(String text) {
    var letters = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    return NOTHING.contains(letters);
  }
}
