/// Evidences on real boards and real detectors: what is refused, what is promoted, and what the
/// line gets meanwhile. Verdicts are read from the PLC's log, the ledger by SQL, and MLflow by its
/// own API.
@NullMarked
package dev.loupe.it.show;

import org.jspecify.annotations.NullMarked;
