package dev.loupe.edge.inference;

import dev.loupe.edge.image.Image;
import dev.loupe.schema.defect.Defect;
import dev.loupe.schema.inspection.Latency;
import dev.loupe.schema.inspection.Outcome;
import dev.loupe.schema.inspection.Sampling;
import dev.loupe.schema.inspection.Served;
import dev.loupe.schema.inspection.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an inspector saw. `latency.acquire` is 0: the caller knows it. `images` are the bytes
/// behind the digests in `views` that are to be uploaded (the preview always, the template, the
/// full frame where the verdict asks for it). `reason` is for people, in one sentence, where the
/// outcome is an ERROR; `looked` is null where no model looked.
public record Finding(
    List<View> views,
    List<Defect> defects,
    boolean truncated,
    @Nullable Served served,
    Outcome outcome,
    Latency latency,
    List<Image> images,
    @Nullable String reason,
    @Nullable Sampling sampling,
    @Nullable Looked looked) {}
