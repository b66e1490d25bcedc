package dev.loupe.cli.bundle;

import dev.loupe.bundle.Claims;
import dev.loupe.bundle.Claims.Governance;
import dev.loupe.bundle.Firmware;
import dev.loupe.bundle.Limits;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Manifest.Entry;
import dev.loupe.bundle.Thresholds;
import dev.loupe.bundle.Tuning;
import dev.loupe.bundle.Tuning.Range;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.schema.drift.Signal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of a manifest's fields. Throws `Failed` that names the option.
final class Bound {
  @Option(
      names = "--classes",
      split = ",",
      description = "In the order of the channels, as open,short.")
  private List<String> classes = List.of();

  @Option(names = "--reject", description = "From this score on a defect rejects.")
  private @Nullable Double reject;

  @Option(names = "--review", description = "From this score on it asks for a person (reject).")
  private @Nullable Double review;

  @Option(
      names = "--class-limits",
      paramLabel = "CLASS=REJECT/REVIEW",
      description = "As short=0.6/0.5.")
  private Map<String, String> classLimits = new TreeMap<>();

  @Option(
      names = "--tuning",
      paramLabel = "LEAST..MOST",
      description = "Within what limits may be set, as 0.05..0.6.")
  private @Nullable String tuning;

  @Option(
      names = "--class-tuning",
      paramLabel = "CLASS=LEAST..MOST",
      description = "The same for a class.")
  private Map<String, String> classTuning = new TreeMap<>();

  @Option(
      names = "--firmware",
      paramLabel = "RANGE",
      description = "2.1..2.9, 2.1.. or a list 2.1.3,2.2.")
  private @Nullable String firmware;

  @Option(names = "--bins", paramLabel = "SIGNAL=EDGES", description = "As luma=64,128,192.")
  private Map<String, String> bins = new TreeMap<>();

  @Option(names = "--parent", paramLabel = "DIGEST", description = "The bundle it was made from.")
  private @Nullable String parent;

  @Option(names = "--floor", description = "Its security version number (0).")
  private long floor;

  Manifest manifest(Manifest base, Map<String, byte[]> files, @Nullable Governance governance) {
    try {
      return new Manifest(
          base.name(),
          base.version(),
          base.family(),
          classes.isEmpty() ? base.classes() : classes.stream().map(Bound::kind).toList(),
          thresholds(base.thresholds()),
          base.input(),
          files.entrySet().stream().map(it -> Entry.of(it.getKey(), it.getValue())).toList(),
          claims(governance == null ? Governance.NONE : governance));
    } catch (IllegalArgumentException e) { // what the manifest's own words refuse
      throw new Failed(Exit.USAGE, "The manifest cannot say this: " + e.getMessage() + ".");
    }
  }

  private Claims claims(Governance governance) {
    var range = tuning == null ? null : range(tuning);
    return new Claims(
        new Tuning(range, byClass(classTuning, Bound::range)),
        edges(),
        null,
        firmware == null ? Firmware.ANY : firmware(firmware),
        governance,
        parent == null ? null : digest(parent),
        floor);
  }

  private Thresholds thresholds(Thresholds standard) {
    double upper = reject == null ? standard.all().reject() : reject;
    double lower =
        review == null ? Math.min(upper, reject == null ? standard.all().review() : upper) : review;
    return new Thresholds(new Limits(upper, lower), byClass(classLimits, Bound::limits));
  }

  private Map<Signal, List<Double>> edges() {
    var edges = new EnumMap<Signal, List<Double>>(Signal.class);
    bins.forEach((word, numbers) -> edges.put(signal(word), numbers(numbers)));
    return edges;
  }

  private static <T> Map<DefectClass, T> byClass(
      Map<String, String> texts, Function<String, T> read) {
    return texts.entrySet().stream()
        .collect(Collectors.toMap(it -> kind(it.getKey()), it -> read.apply(it.getValue())));
  }

  private static DefectClass kind(String word) {
    return DefectClass.ofWireName(word)
        .orElseThrow(() ->
            wrong(
                "There is no class '%s'; use one of %s."
                    .formatted(
                        word,
                        Arrays.stream(DefectClass.values())
                            .map(DefectClass::wireName)
                            .collect(Collectors.joining(", ")))));
  }

  private static Signal signal(String word) {
    return Arrays.stream(Signal.values())
        .filter(signal -> signal.wireName().equals(word))
        .findFirst()
        .orElseThrow(() ->
            wrong(
                "There is no signal '"
                    + word
                    + "': use highest_score, detections, unlike or luma."));
  }

  private static Limits limits(String text) {
    var parts = text.split("/", 2);
    var upper = number(parts[0]);
    return new Limits(upper, parts.length == 2 ? number(parts[1]) : upper);
  }

  private static Range range(String text) {
    var parts = text.split("\\.\\.", 2);
    if (parts.length != 2) throw wrong("'" + text + "' is no range: write it as 0.05..0.6.");
    return new Range(number(parts[0]), number(parts[1]));
  }

  private static Firmware firmware(String text) {
    var parts = text.split("\\.\\.", -1);
    if (parts.length == 1) return new Firmware(null, null, List.of(text.split(",")));
    if (parts.length > 2) throw wrong("'" + text + "' is no range: write it as 2.1..2.9.");
    return new Firmware(
        parts[0].isEmpty() ? null : parts[0], parts[1].isEmpty() ? null : parts[1], List.of());
  }

  private static List<Double> numbers(String text) {
    return Arrays.stream(text.split(",")).map(Bound::number).toList();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw wrong("'" + text + "' is no number.");
    }
  }

  private static String digest(String text) {
    if (text.matches("[0-9a-f]{64}")) return text;
    throw wrong("--parent: '" + text + "' is no digest of 64 hex digits.");
  }

  private static Failed wrong(String sentence) {
    return new Failed(Exit.USAGE, sentence);
  }
}
