package dev.loupe.registry;

import org.jspecify.annotations.Nullable;

/// What a manifest says a model rests on, as it is written there: `GovernanceRule` judges it.
public record Governance(
    @Nullable Entry firmwareRange, @Nullable Entry datasetCertificate, @Nullable Entry fmeaReport) {
  /// `sha256` is that of the attached document, `date` as ISO 8601 writes a day.
  public record Entry(String id, String sha256, String approver, String date) {}
}
