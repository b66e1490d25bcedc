package dev.loupe.it.loop;

/// One act of the story: what was expected, what happened, and whether that is the same.
public record Act(String name, String expected, String happened, boolean ok) {}
