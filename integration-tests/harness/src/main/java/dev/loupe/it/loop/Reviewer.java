package dev.loupe.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loupe.it.check.Truth;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Labels parts through the public API by what is true of them, and now and then wrongly, as people
/// do. `wrong` is the share of parts that get the opposite of the truth.
public final class Reviewer {
  private static final int PAGE = 50;
  private static final Map<String, Object> IMAGINED =
      Map.of("view", 0, "box", new Box(300, 300, 330, 330), "kind", DefectClass.SPUR.name());

  private final Api api;
  private final String name;
  private final Function<String, @Nullable Truth> truths;
  private final Random random;
  private final double wrong;
  private final Set<String> labelled = new HashSet<>();

  /// `truths` answers null for a part that it does not know yet.
  public Reviewer(
      Api api, String name, Function<String, @Nullable Truth> truths, Random random, double wrong) {
    this.api = api;
    this.name = name;
    this.truths = truths;
    this.random = random;
    this.wrong = wrong;
  }

  /// How many parts this reviewer has labelled.
  public int labelled() {
    return labelled.size();
  }

  /// One page of what waits, of `kind` (`disagreement` or `audit`), at most `most` parts; answers
  /// how many were labelled.
  public int review(String line, String kind, int most) {
    var limit = Math.min(PAGE, most);
    if (limit < 1) return 0;
    var page =
        api.get(
                "/api/review?line=%s&kind=%s&reviewer=%s&limit=%d"
                    .formatted(line, kind, name, limit))
            .must("the review queue");
    var before = labelled.size();
    for (var item : page.path("items")) label(item);
    return labelled.size() - before;
  }

  private void label(JsonNode item) {
    var truth = truths.apply(item.path("part").asText());
    if (truth == null) return;
    var words = new Words(truth, random.nextDouble() < wrong);
    words.on(item.path("champion"), "CHAMPION");
    words.on(item.path("candidate"), "CANDIDATE");
    var label = new LinkedHashMap<String, Object>();
    label.put("id", new UUID(random.nextLong(), random.nextLong()));
    label.put("node", item.path("node").asText());
    label.put("journal", item.path("journal").asText());
    label.put("seq", item.path("seq").asLong());
    label.put("reviewer", name);
    label.put("marks", words.marks);
    label.put("missed", words.missed());
    var reply = api.post("/api/labels", label);
    if (reply.ok()) labelled.add(item.path("part").asText());
    else if (reply.status() != 409) reply.must("label of " + item.path("part").asText());
  }

  /// What is said of one part's boxes; with `lies` a good part is called defective, a defective one
  /// good.
  private static final class Words {
    private final Truth truth;
    private final boolean lies;
    private final Set<Truth.Flaw> found = new HashSet<>();
    private final List<Map<String, Object>> marks = new ArrayList<>();

    Words(Truth truth, boolean lies) {
      this.truth = truth;
      this.lies = lies;
    }

    void on(JsonNode looked, String side) {
      var index = 0;
      for (var mark : looked.path("marks")) {
        var hit = truth.within(box(mark.path("box")));
        hit.ifPresent(found::add);
        var real = lies ? !truth.defective() : hit.isPresent();
        marks.add(Map.of("side", side, "index", index++, "real", real));
      }
    }

    List<Map<String, Object>> missed() {
      if (lies) return truth.defective() || !marks.isEmpty() ? List.of() : List.of(IMAGINED);
      var missed = truth.flaws().stream().filter(flaw -> !found.contains(flaw));
      return missed.map(Reviewer::drawn).toList();
    }
  }

  /// A box as REST gives it.
  public static Box box(JsonNode it) {
    return new Box(
        it.path("left").asDouble(),
        it.path("top").asDouble(),
        it.path("right").asDouble(),
        it.path("bottom").asDouble());
  }

  private static Map<String, Object> drawn(Truth.Flaw flaw) {
    var kind = DefectClass.ofWireName(flaw.kind()).orElse(DefectClass.OTHER);
    return Map.of("view", 0, "box", flaw.box(), "kind", kind.name());
  }
}
