package dev.loupe.it.check;

/// The result of a run, under the names that `./demo --check` prints.
///
/// `triggered`: parts triggered; `results`: those with a word at the PLC; `rows`: inspections in
/// the ledger; `lost`: parts that lack an inspection or a delivery there; `doubled`: those with two
/// words, two inspections or two deliveries; `verdictMismatch`: those where the accounts differ.
/// `errors`, `review` and all that follows count by the verdict the PLC got. `ms`: TrigSeq written
/// → word seen; `bare`: the model call alone.
public record Figures(
    long seed,
    int triggered,
    int results,
    int rows,
    int lost,
    int doubled,
    int verdictMismatch,
    int errors,
    int review,
    int good,
    int falseCalls,
    int oneDefect,
    int escapes,
    int whole,
    int boxesFound,
    int boxes,
    double p50Ms,
    double p99Ms,
    double bareP50Ms,
    double bareP99Ms) {

  /// The same run with the bare model call beside it.
  public Figures beside(Quantiles bare) {
    return new Figures(
        seed,
        triggered,
        results,
        rows,
        lost,
        doubled,
        verdictMismatch,
        errors,
        review,
        good,
        falseCalls,
        oneDefect,
        escapes,
        whole,
        boxesFound,
        boxes,
        p50Ms,
        p99Ms,
        bare.at(.5),
        bare.at(.99));
  }
}
