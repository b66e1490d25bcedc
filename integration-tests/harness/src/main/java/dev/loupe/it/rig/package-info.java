/// A plant to try faults on: real processes in one folder, with cables that can be cut, and with
/// eyes on the PLC's log, the ledger and the REST interface.
@NullMarked
package dev.loupe.it.rig;

import org.jspecify.annotations.NullMarked;
