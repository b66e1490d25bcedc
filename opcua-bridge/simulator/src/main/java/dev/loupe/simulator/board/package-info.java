/// Boards drawn by code, with the six kinds of defect.
@NullMarked
package dev.loupe.simulator.board;

import org.jspecify.annotations.NullMarked;
