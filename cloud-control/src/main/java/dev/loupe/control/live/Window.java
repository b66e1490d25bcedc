package dev.loupe.control.live;

/// Inspections of production parts that arrived in the last `minutes`: all of them (`parts`), and
/// by verdict.
public record Window(int minutes, long parts, long pass, long reject, long review, long error) {}
