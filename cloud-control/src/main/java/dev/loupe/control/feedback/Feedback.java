package dev.loupe.control.feedback;

/// What labels tell of a line: the audit's rates, and of how many parts that two people judged
/// alone they differed on good or defective.
public record Feedback(
    String line, int days, AuditRates rates, int reviewedTwice, int differed, int labels) {}
