package dev.loupe.control.fleet;

/// Fired as a CDI event once a node's report is stored (`online`), and when a node has missed five.
/// Observers must not block.
public record Reported(String node, String line, boolean online) {}
