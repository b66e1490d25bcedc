package dev.loupe.simulator.line;

import dev.loupe.simulator.board.Board.Specimen;
import dev.loupe.simulator.plc.Part;

/// A part on its way to the camera, and the truth about it.
public record Piece(Part part, Kind kind, Specimen specimen) {}
