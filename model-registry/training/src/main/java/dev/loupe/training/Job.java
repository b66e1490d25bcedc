package dev.loupe.training;

import dev.loupe.bundle.Bundle;
import dev.loupe.training.dataset.Dataset;
import java.nio.file.Path;

/// What a trainer works on: `folder` is its own, and what it leaves there it finds again when the
/// job is started once more; `images` holds stored images as `ab/cd/abcd…`.
public record Job(Path folder, Path images, Dataset dataset, Bundle parent) {}
