package dev.loupe.control.drift.adapter;

import org.jspecify.annotations.Nullable;

/// Asks for a patrol now, of one line or of all; `by` is who asks.
public record RunRequest(@Nullable String line, String by) {}
