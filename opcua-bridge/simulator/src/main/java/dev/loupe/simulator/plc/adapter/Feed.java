package dev.loupe.simulator.plc.adapter;

import dev.loupe.simulator.plc.Part;
import java.io.IOException;
import java.util.Optional;

/// The conveyor in front of the station.
@FunctionalInterface
public interface Feed {
  /// A part and the PNG its camera will take.
  record Workpiece(Part part, byte[] png) {}

  /// The next part, or none for now. Called from the PLC's scan, between two parts.
  Optional<Workpiece> next() throws IOException;
}
