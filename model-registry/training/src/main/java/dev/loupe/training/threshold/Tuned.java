package dev.loupe.training.threshold;

import dev.loupe.bundle.Limits;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.Thresholds;
import dev.loupe.schema.defect.DefectClass;
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

  /// Of the classes that the manifest signs a range for, above `least`: what scores less was never
  /// looked at.
  static Map<DefectClass, Span> spans(Manifest manifest, double least) {
    var spans = new EnumMap<DefectClass, Span>(DefectClass.class);
    for (var kind : manifest.classes()) {
      var range = manifest.claims().tuning().of(kind);
      if (range != null && range.most() >= least)
        spans.put(kind, new Span(Math.max(least, range.least()), range.most()));
    }
    return spans;
  }

  static Thresholds thresholds(Thresholds was, Cut cut) {
    var byClass = new EnumMap<DefectClass, Limits>(DefectClass.class);
    cut.byClass()
        .forEach((kind, limit) -> {
          var limits = was.of(kind);
          var reject = limits.reject() == limits.review() ? limit : limits.reject();
          byClass.put(kind, new Limits(Math.max(limit, reject), limit));
        });
    return new Thresholds(was.all(), byClass);
  }
}
