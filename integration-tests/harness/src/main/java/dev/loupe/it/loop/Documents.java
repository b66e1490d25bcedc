package dev.loupe.it.loop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loupe.bundle.Digest;
import java.time.LocalDate;
import java.util.Map;

/// The three documents of governance, written by the demo person and kept by the control plane.
final class Documents {
  private final Api api;

  Documents(Api api) {
    this.api = api;
  }

  Map<String, Object> of(String name, String version) {
    var of = name + " " + version + ", approved by the " + Stage.PERSON + ".\n";
    return Map.of(
        "firmwareRange", entry("firmware-range", "Any firmware of the simulated PLC: " + of),
        "datasetCertificate", entry("dataset-certificate", "Labels of the demo's line: " + of),
        "fmeaReport", entry("fmea-report", "A demo rejects no real part: " + of));
  }

  private Map<String, String> entry(String id, String text) {
    var bytes = text.getBytes(UTF_8);
    var sha256 = Digest.sha256(bytes);
    api.put("/api/documents/" + sha256, "text/plain", bytes).must("keeping " + id);
    return Map.of(
        "id", id, "sha256", sha256, "approver", Stage.PERSON, "date", LocalDate.now().toString());
  }
}
