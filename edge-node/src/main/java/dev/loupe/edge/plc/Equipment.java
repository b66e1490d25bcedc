package dev.loupe.edge.plc;

import dev.loupe.edge.frame.Camera;
import dev.loupe.edge.health.Faults;
import dev.loupe.edge.image.Images;
import dev.loupe.edge.inference.Inspector;
import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.second.Afterwards;

/// The parts of the node that the cycle brings together.
public record Equipment(
    Place place,
    Camera camera,
    Inspector inspector,
    Journal journal,
    Images images,
    Faults faults,
    Mailbox mailbox,
    Afterwards afterwards) {}
