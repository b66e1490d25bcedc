/// What the console shows of a line: read from the ledger and the nodes' last reports, never
/// stored.
@NullMarked
package dev.loupe.control.live;

import org.jspecify.annotations.NullMarked;
