package dev.loupe.schema.feedback;

import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;

/// A defect that a person saw: `box` in pixels of the full frame.
public record Flaw(Box box, DefectClass kind) {}
