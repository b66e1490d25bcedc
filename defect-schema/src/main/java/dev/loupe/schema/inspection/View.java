package dev.loupe.schema.inspection;

import org.jspecify.annotations.Nullable;

/// One image of a part. `frame` is the camera's counter, from 1 after a reset; `width` and `height`
/// are pixels. The others are SHA-256 (64 hex digits) of uploaded bytes: the full frame, its
/// preview (PNG, long side at most 320), the golden template.
public record View(
    long frame,
    int width,
    int height,
    @Nullable String image,
    @Nullable String preview,
    @Nullable String template) {}
