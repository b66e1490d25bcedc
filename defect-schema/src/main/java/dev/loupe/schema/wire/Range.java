package dev.loupe.schema.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The record numbers `from` to `to`, both included, counted from 1.
public record Range(long from, long to) {
  public Range {
    if (from < 1 || to < from) throw new IllegalArgumentException("range " + from + " to " + to);
  }

  public boolean contains(long seq) {
    return from <= seq && seq <= to;
  }

  public long size() {
    return to - from + 1;
  }

  /// Sorted, with overlapping and neighbouring ranges merged.
  public static List<Range> merged(List<Range> ranges) {
    var merged = new ArrayList<Range>();
    for (var next : ranges.stream().sorted(Comparator.comparingLong(Range::from)).toList()) {
      if (!merged.isEmpty() && next.from() <= merged.getLast().to() + 1) {
        var last = merged.removeLast();
        merged.add(new Range(last.from(), Math.max(last.to(), next.to())));
      } else merged.add(next);
    }
    return List.copyOf(merged);
  }

  /// The fewest ranges that hold just these numbers.
  public static List<Range> of(Iterable<Long> seqs) {
    var singles = new ArrayList<Range>();
    for (var seq : seqs) singles.add(new Range(seq, seq));
    return merged(singles);
  }
}
