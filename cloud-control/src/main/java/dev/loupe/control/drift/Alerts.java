package dev.loupe.control.drift;

import dev.loupe.control.drift.Alert.Kind;
import dev.loupe.control.drift.Standing.Drift;
import dev.loupe.control.drift.Standing.NoData;
import dev.loupe.control.drift.Standing.Ok;
import dev.loupe.control.drift.Standing.Uncalibrated;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which alerts open and close after a patrol. One stays open while its drift lasts, and through
/// all patrols that cannot tell: only `Ok` closes it.
public final class Alerts {
  private Alerts() {}

  public sealed interface Change {
    record Open(Kind kind, Finding finding, String sentence) implements Change {}

    record Close(long id, String why) implements Change {}
  }

  public static List<Change> after(List<Finding> findings, List<Alert> open) {
    var changes = new ArrayList<Change>();
    for (var finding : findings) {
      var mine = open.stream().filter(it -> finding.is(it.series(), it.signal())).toList();
      switch (finding.standing()) {
        case NoData _ -> {}
        case Ok _ -> mine.forEach(it -> changes.add(new Change.Close(it.id(), "it is as it was")));
        case Uncalibrated(_, _, var ticket) -> {
          if (ticket && mine.isEmpty()) changes.add(raise(Kind.TICKET, finding, findings));
        }
        case Drift _ -> {
          if (mine.stream().anyMatch(it -> it.kind() == Kind.DRIFT)) continue;
          mine.forEach(it -> changes.add(new Change.Close(it.id(), "it is drift")));
          changes.add(raise(Kind.DRIFT, finding, findings));
        }
      }
    }
    return changes;
  }

  private static Change raise(Kind kind, Finding finding, List<Finding> all) {
    return new Change.Open(kind, finding, sentence(finding, all));
  }

  /// Names the station and the signal, and what to look at first.
  static String sentence(Finding finding, List<Finding> all) {
    var series = finding.watched().series();
    var figures = finding.standing().figuresIfAny();
    if (figures == null) throw new IllegalArgumentException("nothing was compared");
    return String.format(
        Locale.ROOT,
        "Station %s, recipe %s: %s %s over %d lots (JS %.3f, KL %.3f, p %.5f). %s",
        series.station(),
        series.recipe(),
        words(finding),
        finding.standing() instanceof Drift ? "has drifted" : "may have drifted",
        finding.watched().now().size(),
        figures.js(),
        figures.kl(),
        figures.adjusted(),
        finding.standing() instanceof Uncalibrated(var why, _, _)
            ? "No alarm, since " + why + ": look at this station's images."
            : advice(finding, all));
  }

  private static String words(Finding finding) {
    return switch (finding.watched().signal()) {
      case HIGHEST_SCORE -> "the highest score of a part";
      case DETECTIONS -> "the number of detections a part";
      case UNLIKE -> "the share of pixels unlike the template";
      case LUMA -> "the images' luma";
    };
  }

  private static String advice(Finding finding, List<Finding> all) {
    var peers = peers(finding, all);
    var drifting = peers.stream().filter(it -> it.standing() instanceof Drift).count();
    return peers.size() > 1 && drifting < peers.size()
        ? drifting + " of " + peers.size() + " stations show it: look at this station's images."
        : "Look at the product, then at the model.";
  }

  /// The same signal, recipe and model at all stations where a verdict was possible.
  static List<Finding> peers(Finding finding, List<Finding> all) {
    var series = finding.watched().series();
    return all.stream()
        .filter(it -> it.watched().signal() == finding.watched().signal())
        .filter(it -> it.watched().series().recipe().equals(series.recipe()))
        .filter(it -> it.watched().series().digest().equals(series.digest()))
        .filter(it -> it.standing() instanceof Drift || it.standing() instanceof Ok)
        .toList();
  }

  /// Whether the drift is of the kind that another model may answer: at every station of at least
  /// two, so that no single camera is behind it.
  public static boolean pointsAtTheModel(Finding finding, List<Finding> all) {
    var peers = peers(finding, all);
    return peers.size() > 1 && peers.stream().allMatch(it -> it.standing() instanceof Drift);
  }
}
