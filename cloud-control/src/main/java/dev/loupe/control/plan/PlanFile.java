package dev.loupe.control.plan;

import java.time.Duration;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// A plan as YAML; `plan.schema.json` describes it. Whatever is not understood is refused with its
/// path: a limit that was misspelt must not be a limit that is missing.
public final class PlanFile {
  private static final int LONGEST = 64 * 1024;

  private PlanFile() {}

  public sealed interface Read {
    record Understood(Plan plan) implements Read {}

    /// One sentence that names the field.
    record Refused(String why) implements Read {}
  }

  public static Read read(String yaml) {
    try {
      if (yaml.length() > LONGEST) throw new RefusedField("the plan", "is longer than 64 KiB");
      return new Read.Understood(plan(new Fields("", load(yaml))));
    } catch (RefusedField refused) {
      return new Read.Refused(String.valueOf(refused.getMessage()));
    } catch (YAMLException e) {
      return new Read.Refused(
          "The plan is no YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static Object load(String yaml) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    Object value = new Yaml(new SafeConstructor(options)).load(yaml);
    if (value == null) throw new RefusedField("the plan", "is empty");
    return value;
  }

  private static Plan plan(Fields in) {
    var plan =
        new Plan(
            in.decimal("alpha", 1e-6, 0.2),
            in.decimal("margin", 1e-6, 0.5),
            in.integers("looks", 1, 10_000_000),
            shadow(in.object("shadow")),
            in.objects("stages").stream().map(PlanFile::stage).toList(),
            in.decimal("latencyMs", 0.1, 60_000),
            in.flag("canaryWhileOpen"),
            in.duration("reportTimeout", Duration.ofSeconds(5), Duration.ofHours(1)),
            in.duration("bake", Duration.ZERO, Duration.ofDays(90)),
            in.decimal("auditShare", 0, 1),
            in.has("guard") ? guard(in.object("guard")) : new Plan.Guard(5, 5, 200));
    in.nothingElse();
    ascending(plan);
    return plan;
  }

  private static Plan.Shadow shadow(Fields in) {
    var shadow =
        new Plan.Shadow(
            in.decimal("share", 0.0001, 1),
            in.integer("minParts", 1, 10_000_000),
            in.duration("maxHold", Duration.ofSeconds(1), Duration.ofDays(365)));
    in.nothingElse();
    return shadow;
  }

  private static Plan.Stage stage(Fields in) {
    var stage =
        new Plan.Stage(
            in.decimal("share", 0.0001, 1),
            in.integer("minParts", 1, 10_000_000),
            in.duration("minTime", Duration.ZERO, Duration.ofDays(90)),
            in.duration("maxHold", Duration.ofSeconds(1), Duration.ofDays(365)),
            in.duration("lease", Duration.ofSeconds(5), Duration.ofMinutes(10)));
    in.nothingElse();
    return stage;
  }

  private static Plan.Guard guard(Fields in) {
    var guard =
        new Plan.Guard(
            in.integer("errors", 0, 10_000),
            in.integer("misses", 0, 10_000),
            in.integer("parts", 1, 100_000));
    in.nothingElse();
    return guard;
  }

  private static void ascending(Plan plan) {
    strictly(plan.looks(), "looks");
    strictly(plan.stages().stream().map(Plan.Stage::share).toList(), "stages[].share");
    if (plan.stages().getLast().share() != 1)
      throw new RefusedField("stages", "must end with share 1: all parts before it is promoted");
    if (plan.stages().getFirst().lease().compareTo(Duration.ofSeconds(60)) > 0)
      throw new RefusedField("stages[0].lease", "may be at most 60s in the first stage");
    Forecast.proof(plan)
        .forEach(why -> {
          throw new RefusedField("margin", "cannot be proven. " + why);
        });
  }

  private static <T extends Comparable<T>> void strictly(List<T> values, String name) {
    if (values.isEmpty()) throw new RefusedField(name, "must hold at least one entry");
    for (int i = 1; i < values.size(); i++)
      if (values.get(i - 1).compareTo(values.get(i)) >= 0)
        throw new RefusedField(name, "must ascend: " + values);
  }
}
