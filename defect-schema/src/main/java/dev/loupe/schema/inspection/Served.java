package dev.loupe.schema.inspection;

import dev.loupe.schema.model.ModelRef;
import org.jspecify.annotations.Nullable;

/// Which model served the part and by what right: the slot's arm, the rollout if one is under way,
/// the assignment's generation (0: none yet).
public record Served(Arm arm, @Nullable String rollout, long generation, ModelRef model) {}
