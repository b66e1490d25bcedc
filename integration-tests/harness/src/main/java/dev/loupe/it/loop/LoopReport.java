package dev.loupe.it.loop;

import java.util.List;

/// What `./demo loop --check` prints as its last line. `falsePassByChange` counts parts that a
/// candidate let pass, before the evidence was there, although the champion had not.
public record LoopReport(
    long seed,
    List<Act> acts,
    int triggered,
    int results,
    int lost,
    int doubled,
    int falsePassByChange) {
  public LoopReport {
    acts = List.copyOf(acts);
  }

  public boolean well() {
    return !acts.isEmpty()
        && acts.stream().allMatch(Act::ok)
        && triggered == results
        && lost == 0
        && doubled == 0
        && falsePassByChange == 0;
  }
}
