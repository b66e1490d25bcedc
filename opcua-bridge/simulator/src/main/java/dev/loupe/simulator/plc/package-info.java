/// The PLC's program: pure, and as strict as one that guards a line.
@NullMarked
package dev.loupe.simulator.plc;

import org.jspecify.annotations.NullMarked;
