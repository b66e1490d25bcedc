package dev.loupe.control.fleet;

import dev.loupe.schema.fleet.Report;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The journals that a node reported as its live ones. Each process start makes a new one that
/// names the former: two that name the same, or a former one that reports again, are two processes.
public record Lineage(List<Known> known) {
  /// `superseded`: when another journal was first reported after it.
  public record Known(
      UUID journal,
      @Nullable UUID predecessor,
      Instant firstSentAt,
      @Nullable Instant superseded) {}

  public Lineage {
    known = List.copyOf(known);
  }

  /// Why this report shows a second process under the node's name; empty where it does not. Two
  /// journals with one predecessor show it once, by the second one's first report: whether both
  /// still live is then seen by the first one reporting again.
  public Optional<String> duplicate(Report report) {
    var live = report.journals().live();
    var predecessor = report.journals().predecessor();
    for (var it : known) {
      if (it.journal().equals(live)) {
        // A report that was on its way while the node restarted is no second process.
        if (it.superseded() != null && report.sentAt().isAfter(it.superseded()))
          return Optional.of("journal " + live + " reports although a later one took its place");
      } else if (!knows(live)
          && predecessor != null
          && Objects.equals(it.predecessor(), predecessor)) {
        return Optional.of(
            "journals " + it.journal() + " and " + live + " both follow " + predecessor);
      }
    }
    return Optional.empty();
  }

  public boolean knows(UUID journal) {
    return known.stream().anyMatch(it -> it.journal().equals(journal));
  }

  /// A report of a journal whose place another has taken must not overwrite the newer one's.
  public boolean isStale(Report report) {
    return known.stream()
        .anyMatch(it ->
            it.journal().equals(report.journals().live())
                && it.superseded() != null
                && !report.sentAt().isAfter(it.superseded()));
  }
}
