package dev.loupe.edge.journal;

import dev.loupe.schema.wire.Range;
import java.util.ArrayList;
import java.util.List;

/// A set of record numbers as sorted, disjoint ranges that do not touch.
public record Ranges(List<Range> list) {
  public static final Ranges NONE = new Ranges(List.of());

  public Ranges {
    list = Range.merged(list);
  }

  public static Ranges of(long from, long to) {
    return from > to ? NONE : new Ranges(List.of(new Range(from, to)));
  }

  public static Ranges of(long single) {
    return of(single, single);
  }

  public boolean isEmpty() {
    return list.isEmpty();
  }

  public long size() {
    var size = 0L;
    for (var range : list) size += range.size();
    return size;
  }

  public boolean contains(long seq) {
    for (var range : list) if (range.contains(seq)) return true;
    return false;
  }

  public Ranges plus(Ranges other) {
    if (other.isEmpty()) return this;
    if (isEmpty()) return other;
    var all = new ArrayList<>(list);
    all.addAll(other.list);
    return new Ranges(all);
  }

  public Ranges minus(Ranges other) {
    if (isEmpty() || other.isEmpty()) return this;
    var left = new ArrayList<Range>();
    for (var range : list) {
      var from = range.from();
      for (var cut : other.list) {
        if (cut.to() < from) continue;
        if (cut.from() > range.to()) break;
        if (from < cut.from()) left.add(new Range(from, cut.from() - 1));
        from = cut.to() + 1;
      }
      if (from <= range.to()) left.add(new Range(from, range.to()));
    }
    return new Ranges(left);
  }

  public Ranges and(Ranges other) {
    return minus(minus(other));
  }

  /// The lowest `most` numbers.
  public Ranges first(long most) {
    var taken = new ArrayList<Range>();
    var room = most;
    for (var range : list) {
      if (room <= 0) break;
      var to = Math.min(range.to(), range.from() + room - 1);
      taken.add(new Range(range.from(), to));
      room -= to - range.from() + 1;
    }
    return new Ranges(taken);
  }
}
