package dev.loupe.edge.inference;

import dev.loupe.edge.frame.Grey;

/// The part's image and its golden template, both of the model's size.
public record Pair(Grey test, Grey template) {}
