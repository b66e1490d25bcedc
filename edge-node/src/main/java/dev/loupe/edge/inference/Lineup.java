package dev.loupe.edge.inference;

import org.jspecify.annotations.Nullable;

/// Who looks at one part. `candidate` is there only while it may act: resident, its lease live, its
/// guard not tripped. Without an assignment `generation` is 0, `salt` empty and `auditShare` 0.
public record Lineup(
    ModelState champion,
    long generation,
    String salt,
    double auditShare,
    @Nullable Candidate candidate) {
  /// A champion that nobody assigned.
  public static Lineup of(ModelState champion) {
    return new Lineup(champion, 0, "", 0, null);
  }
}
