package dev.loupe.edge.plc;

import dev.loupe.edge.frame.Camera;

/// Where the cycle hears of its work.
record Plant(Mailbox mailbox, Camera camera) {}
