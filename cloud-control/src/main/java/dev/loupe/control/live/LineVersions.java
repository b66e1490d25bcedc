package dev.loupe.control.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A number for each line that grows with every change, over restarts too: it is never less than
/// the wall clock's milliseconds at the change. `everywhere` moves all lines at once.
public final class LineVersions {
  private final Map<String, Long> versions = new ConcurrentHashMap<>();
  private volatile long floor;

  public LineVersions(long nowMs) {
    floor = nowMs;
  }

  public long of(String line) {
    return Math.max(floor, versions.getOrDefault(line, 0L));
  }

  public void changed(String line, long nowMs) {
    versions.compute(line, (_, last) -> next(last == null ? floor : Math.max(floor, last), nowMs));
  }

  public synchronized void everywhere(long nowMs) {
    var highest = versions.values().stream().mapToLong(it -> it).max().orElse(0);
    floor = next(Math.max(floor, highest), nowMs);
  }

  private static long next(long last, long nowMs) {
    return Math.max(last + 1, nowMs);
  }
}
