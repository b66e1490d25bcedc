package dev.loupe.it.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// One measurement and its floors of the same run. `firstResultMs`: process start → first word;
/// `residentMiB` at the end; `limits`: what the figure should stay below, and whether it does.
public record Measured(
    String name,
    int errors,
    double firstResultMs,
    double residentMiB,
    Map<String, Spread> steps,
    Spread bare,
    Spread fsync,
    Spread tagWrite,
    Spread rested,
    Map<String, Limit> limits) {

  public record Limit(double figure, double limit, double ratio, boolean met) {
    static Limit of(double figure, double limit) {
      return new Limit(round(figure), round(limit), round(figure / limit), figure <= limit);
    }

    private static double round(double it) {
      return Math.round(it * 1000) / 1000.0;
    }

    /// A line for each, of what is called `name`.
    static void print(String name, Map<String, Limit> limits) {
      limits.forEach((what, limit) ->
          System.out.printf(
              "%s %s: %s: %.2f of %.2f%n",
              limit.met ? "met   " : "MISSED", name, what, limit.figure, limit.limit));
    }
  }

  /// `bare`, `fsync` and `tagWrite` measured beside it, again and again without a rest; `rested` is
  /// an fsync and two tag writes after the rest that the line takes between two parts.
  record Beside(Spread bare, Spread fsync, Spread tagWrite, Spread rested) {}

  /// How the node's process did.
  record Process(int errors, double firstResultMs, double residentMiB) {}

  static Measured of(Setup setup, List<Sample> samples, Process process, Beside beside) {
    var steps = new EnumMap<Sample.Step, Spread>(Sample.Step.class);
    for (var step : Sample.Step.values())
      steps.put(step, Spread.of(samples.stream().map(step::of).toList()));
    var named = new TreeMap<String, Spread>();
    steps.forEach((step, spread) -> named.put(step.name().toLowerCase(Locale.ROOT), spread));
    return new Measured(
        setup.name(),
        process.errors(),
        process.firstResultMs(),
        process.residentMiB(),
        named,
        beside.bare(),
        beside.fsync(),
        beside.tagWrite(),
        beside.rested(),
        limits(setup, steps, process, beside));
  }

  private static Map<String, Limit> limits(
      Setup setup, Map<Sample.Step, Spread> steps, Process process, Beside beside) {
    var whole = steps.getOrDefault(Sample.Step.WHOLE, beside.bare());
    var rest = steps.getOrDefault(Sample.Step.ALL_BUT_INFERENCE, beside.bare());
    var limits = new TreeMap<String, Limit>();
    limits.put(
        "p99 within 2 × the bare p99 + 10 ms + the intervals",
        Limit.of(whole.p99(), 2 * beside.bare().p99() + 10 + setup.intervals()));
    limits.put(
        "all but inference, p50, within fsync + two tag writes + 1 ms + the intervals",
        Limit.of(
            rest.p50(),
            beside.fsync().p50() + 2 * beside.tagWrite().p50() + 1 + setup.intervals()));
    limits.put(
        "all but inference, p50, within fsync + two tag writes after the line's rest + 1 ms"
            + " + the intervals",
        Limit.of(rest.p50(), beside.rested().p50() + 1 + setup.intervals()));
    if (setup.modelName().startsWith("yolov8n") && setup.intervals() == 0)
      limits.put("p99 within 100 ms", Limit.of(whole.p99(), 100));
    if (setup.natively()) {
      limits.put("first result within 150 ms", Limit.of(process.firstResultMs(), 150));
      limits.put("resident within 150 MB", Limit.of(process.residentMiB() * 1.048576, 150));
    }
    return limits;
  }

  String line() {
    var whole = steps.getOrDefault("whole", bare);
    return "%-34s p50 %6.1f  p95 %6.1f  p99 %6.1f | bare p50 %5.1f p99 %5.1f | fsync %4.2f tag %4.2f rested %4.2f | first %5.0f ms, %4.0f MiB, %d errors"
        .formatted(
            name,
            whole.p50(),
            whole.p95(),
            whole.p99(),
            bare.p50(),
            bare.p99(),
            fsync.p50(),
            tagWrite.p50(),
            rested.p50(),
            firstResultMs,
            residentMiB,
            errors);
  }
}
