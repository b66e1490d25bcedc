package dev.loupe.control.fleet;

import dev.loupe.schema.fleet.Report;

/// Fired as a CDI event for each report, once it is stored. Observers must not block.
public record ReportTaken(String node, Report report) {}
