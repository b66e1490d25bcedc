package dev.loupe.control.ledger;

/// Fired as a CDI event, on a writer's thread, once records of `node` are in the ledger for good:
/// so many inspections of parts on `line`, so many deliveries of results there. Observers must not
/// block.
public record Committed(String node, String line, int inspections, int deliveries) {}
