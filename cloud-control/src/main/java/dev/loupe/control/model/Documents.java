package dev.loupe.control.model;

import dev.loupe.bundle.Claims.Governance.Entry;
import dev.loupe.bundle.Manifest;
import dev.loupe.registry.GovernanceRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// The governance of a manifest, judged with what is attached: in the bundle itself, or kept here.
final class Documents {
  private final Vault vault;

  Documents(Vault vault) {
    this.vault = vault;
  }

  /// One sentence a problem.
  List<String> problems(Manifest manifest, LocalDate today) {
    return GovernanceRule.problems(
        manifest.claims().governance(), it -> inside(manifest, it) || kept(it), today);
  }

  /// Digests of those that the bundle does not bring along.
  static List<String> outside(Manifest manifest) {
    var governance = manifest.claims().governance();
    return Stream.of(
            governance.firmwareRange(), governance.datasetCertificate(), governance.fmeaReport())
        .flatMap(Stream::ofNullable)
        .map(Entry::sha256)
        .filter(it -> !inside(manifest, it))
        .distinct()
        .toList();
  }

  private static boolean inside(Manifest manifest, String sha256) {
    return manifest.files().stream().anyMatch(it -> it.sha256().equals(sha256));
  }

  private boolean kept(String sha256) {
    try {
      return vault.document(sha256).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
