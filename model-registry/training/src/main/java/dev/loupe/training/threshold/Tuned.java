package dev.loupe.training.threshold;

import dev.loupe.bundle.Bundle;
import dev.loupe.bundle.Limits;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Thresholds;
import dev.loupe.schema.defect.DefectClass;
import dev.loupe.training.Sha256;
import java.util.EnumMap;
import java.util.Map;

/// Between a manifest's thresholds and limits: what is fitted is the review limit, from which on a
/// part is no PASS. The reject limit stays where it was, or moves up with it.
final class Tuned {
  private Tuned() {}

  static Cut cut(Manifest manifest) {
    var limits = new EnumMap<DefectClass, Double>(DefectClass.class);
    for (var kind : manifest.classes()) limits.put(kind, manifest.thresholds().of(kind).review());
    return new Cut(limits);
  }

  static Map<DefectClass, Span> spans(Manifest manifest) {
    var spans = new EnumMap<DefectClass, Span>(DefectClass.class);
    for (var kind : manifest.classes()) spans.put(kind, new Span(0.1, 0.9));
    return spans;
  }

  static Bundle bundle(Bundle parent, String name, String version, Cut cut) {
    var was = parent.manifest();
    var manifest =
        new Manifest(
            name,
            version,
            was.family(),
            was.classes(),
            thresholds(was.thresholds(), cut),
            was.input(),
            was.files());
    return new Bundle(
        manifest, Sha256.of(dev.loupe.bundle.ManifestCodec.encode(manifest)), parent.model());
  }

  private static Thresholds thresholds(Thresholds was, Cut cut) {
    var byClass = new EnumMap<DefectClass, Limits>(DefectClass.class);
    cut.byClass()
        .forEach((kind, limit) -> {
          var reject =
              was.of(kind).reject() == was.of(kind).review() ? limit : was.of(kind).reject();
          byClass.put(kind, new Limits(Math.max(limit, reject), limit));
        });
    return new Thresholds(was.all(), byClass);
  }
}
