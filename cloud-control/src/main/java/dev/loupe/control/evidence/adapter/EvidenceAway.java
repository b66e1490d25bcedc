package dev.loupe.control.evidence.adapter;

import java.sql.SQLException;

/// The database does not answer: there is no evidence, and nothing may advance.
public final class EvidenceAway extends RuntimeException {
  EvidenceAway(SQLException cause) {
    super("the ledger does not answer: " + cause.getMessage(), cause);
  }
}
