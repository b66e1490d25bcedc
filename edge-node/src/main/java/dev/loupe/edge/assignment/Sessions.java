package dev.loupe.edge.assignment;

import dev.loupe.edge.inference.ModelState.Serving;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The models in memory by digest. One that nobody holds any more is closed once the part that
/// began with it, and what runs after its result, must be over.
final class Sessions {
  private static final long GRACE_NS = TimeUnit.SECONDS.toNanos(5);
  private static final long LONG_NS = TimeUnit.SECONDS.toNanos(30);
  private static final int LATER_PARTS = 2;

  private final Map<String, Serving> loaded = new HashMap<>();
  private final List<Retired> retired = new ArrayList<>();

  private record Retired(Serving model, long at, long asked) {}

  @Nullable Serving get(String digest) {
    return loaded.get(digest);
  }

  void add(Serving model, long asked, long now) {
    var before = loaded.put(model.model().digest(), model);
    if (before != null) retired.add(new Retired(before, now, asked));
  }

  /// `asked` counts the parts that asked for a line-up.
  void keepOnly(Set<String> digests, long asked, long now) {
    loaded
        .entrySet()
        .removeIf(each -> {
          if (digests.contains(each.getKey())) return false;
          retired.add(new Retired(each.getValue(), now, asked));
          return true;
        });
    retired.removeIf(each -> {
      if (!isOver(each, asked, now)) return false;
      each.model.worker().close();
      return true;
    });
  }

  private static boolean isOver(Retired it, long asked, long now) {
    var passed = now - it.at;
    return passed > LONG_NS || (passed > GRACE_NS && asked - it.asked >= LATER_PARTS);
  }

  void close() {
    loaded.values().forEach(each -> each.worker().close());
    retired.forEach(each -> each.model.worker().close());
    loaded.clear();
    retired.clear();
  }
}
