package dev.loupe.control.live;

/// A node, the line it stands in, and what it last said.
public record NodeSeen(String line, Station station, long diskUsedBytes, long diskFreeBytes) {}
