package dev.loupe.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.loupe.it.check.TraceChecker;
import dev.loupe.it.process.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// From the promoted model back to the labels, and on to its first word at each station. Where
/// Python and psql are installed, a script that shares no code follows each link.
public final class TraceAct {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Stage stage;

  public TraceAct(Stage stage) {
    this.stage = stage;
  }

  public Act play(String digest) {
    var last = new AtomicReference<JsonNode>(MissingNode.getInstance());
    Await.until(PATIENCE, () -> whole(last, digest));
    var trace = last.get();
    var missing = missing(trace);
    for (var link : trace.path("links")) stage.news().accept("  " + told(link, trace));
    var checked = check(trace);
    return new Act(
        "its provenance is whole",
        "labels, data set, job, bundle, registration, rollout, generations and a first word at"
            + " each of "
            + stage.stations().size()
            + " stations",
        (missing.isEmpty() ? "every link is there" : "missing: " + missing) + "; " + checked.says(),
        missing.isEmpty() && trace.path("whole").asBoolean() && checked.well());
  }

  /// The last words come with the parts that the line makes now.
  private boolean whole(AtomicReference<JsonNode> last, String digest) {
    var reply = stage.api().get("/api/trace/" + digest);
    if (reply.ok()) last.set(reply.json());
    return missing(last.get()).isEmpty();
  }

  private List<String> missing(JsonNode trace) {
    var missing = new ArrayList<String>();
    if (trace.path("links").size() != 8) missing.add("links");
    for (var link : trace.path("links"))
      if (link.path("missing").isTextual())
        missing.add(link.path("link").asText() + " (" + link.path("missing").asText() + ")");
    if (trace.at("/labels/count").asInt() == 0) missing.add("labels");
    if (trace.path("words").size() != stage.stations().size()) missing.add("a station's word");
    return missing;
  }

  private static String told(JsonNode link, JsonNode trace) {
    var name = link.path("link").asText();
    var found = trace.path(name.toLowerCase(java.util.Locale.ROOT));
    var many = found.isArray() ? found.size() + " of " : "";
    var why = link.path("missing").isTextual() ? ", missing: " + link.path("missing").asText() : "";
    return many + name + ", read from " + link.path("readFrom") + why;
  }

  /// What the script found; `well` also where it could not be run, for a trial may lack its tools.
  private record Checked(boolean well, String says) {}

  private Checked check(JsonNode trace) {
    var plant = stage.plant();
    var checker = new TraceChecker(plant.plan().installation().root(), plant.control().data());
    var logs = plant.line().plan().logs().toAbsolutePath().toString();
    var found = checker.check(trace.toString(), List.of("--whole", "--plc-logs", logs));
    return switch (found.exit()) {
      case 0 -> new Checked(true, "each holds in SQL and in the PLCs' logs");
      case 2 -> new Checked(true, "not checked by the script (" + found.says() + ")");
      default -> new Checked(false, "the script says " + found.says());
    };
  }
}
