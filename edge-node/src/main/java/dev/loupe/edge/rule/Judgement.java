package dev.loupe.edge.rule;

import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.inspection.Outcome;
import java.util.List;

/// A part's outcome and the defects that stand behind it, the worst first, at most `Defect.LIMIT`.
public record Judgement(Outcome outcome, List<Defect> defects, boolean truncated) {}
