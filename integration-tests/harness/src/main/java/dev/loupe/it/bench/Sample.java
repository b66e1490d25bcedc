package dev.loupe.it.bench;

import java.util.function.ToDoubleFunction;

/// One part's way in ms. `whole`: TrigSeq written → ResultWord seen, by the PLC's clock; the steps
/// are the node's own; `total` is its figure in ResultLatencyMs.
public record Sample(
    String part,
    double whole,
    double acquire,
    double decode,
    double infer,
    double decide,
    double journal,
    double plc,
    double total) {

  static final String CSV_HEAD = "part,whole,acquire,decode,infer,decide,journal,plc,total";

  String csv() {
    return "%s,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f"
        .formatted(part, whole, acquire, decode, infer, decide, journal, plc, total);
  }

  double allButInference() {
    return whole - infer;
  }

  /// What a sample is looked at for.
  enum Step {
    WHOLE(Sample::whole),
    ACQUIRE(Sample::acquire),
    DECODE(Sample::decode),
    INFER(Sample::infer),
    DECIDE(Sample::decide),
    JOURNAL(Sample::journal),
    PLC(Sample::plc),
    ALL_BUT_INFERENCE(Sample::allButInference);

    private final ToDoubleFunction<Sample> time;

    Step(ToDoubleFunction<Sample> time) {
      this.time = time;
    }

    double of(Sample sample) {
      return time.applyAsDouble(sample);
    }
  }
}
