package dev.loupe.simulator.plc;

import dev.loupe.schema.inspection.Origin;

/// What the PLC knows of the part in front of it.
public record Part(String id, String recipe, String position, String lot, Origin origin) {}
