package dev.loupe.control.model;

import dev.loupe.bundle.Claims.Governance.Entry;
import dev.loupe.bundle.Limits;
import dev.loupe.control.model.ModelSeen.ModelRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that is known of one registered model. `barred` is why it may not be rolled out now, with
/// its way out; null where it may.
public record ModelDetail(
    ModelSeen model,
    String place,
    long bytes,
    @Nullable String parent,
    long floor,
    String firmware,
    List<ClassLimits> thresholds,
    List<GovernanceEntry> governance,
    @Nullable ModelBar barred,
    List<ModelRun> runs) {
  public ModelDetail {
    thresholds = List.copyOf(thresholds);
    governance = List.copyOf(governance);
    runs = List.copyOf(runs);
  }

  /// From `reject` on a defect of this class rejects, from `review` on it asks for a person.
  public record ClassLimits(String kind, double reject, double review) {
    static ClassLimits of(String kind, Limits limits) {
      return new ClassLimits(kind, limits.reject(), limits.review());
    }
  }

  /// One governance entry: `what` is firmware-range, dataset-certificate or fmea-report.
  public record GovernanceEntry(
      String what, String id, String sha256, String approver, String date) {}

  public record ModelBar(String code, String sentence) {}

  public static ModelDetail of(
      Model model, ModelSeen seen, Clearance clearance, List<ModelRun> runs) {
    var claims = model.manifest().claims();
    var barred =
        switch (clearance) {
          case Clearance.Cleared _ -> null;
          case Clearance.Barred(var code, var sentence) -> new ModelBar(code.name(), sentence);
        };
    return new ModelDetail(
        seen,
        model.provenance().place(),
        model.provenance().bytes(),
        claims.parent(),
        claims.floor(),
        claims.firmware().toString(),
        thresholds(model),
        governance(model),
        barred,
        runs);
  }

  private static List<ClassLimits> thresholds(Model model) {
    var thresholds = model.manifest().thresholds();
    var all = new ArrayList<ClassLimits>();
    all.add(ClassLimits.of("all", thresholds.all()));
    thresholds.byClass().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(it -> all.add(ClassLimits.of(it.getKey().wireName(), it.getValue())));
    return all;
  }

  /// The entries that its manifest has.
  public static List<GovernanceEntry> governance(Model model) {
    var governance = model.manifest().claims().governance();
    var approvals = new ArrayList<GovernanceEntry>();
    add(approvals, "firmware-range", governance.firmwareRange());
    add(approvals, "dataset-certificate", governance.datasetCertificate());
    add(approvals, "fmea-report", governance.fmeaReport());
    return approvals;
  }

  private static void add(List<GovernanceEntry> to, String what, @Nullable Entry entry) {
    if (entry != null)
      to.add(new GovernanceEntry(what, entry.id(), entry.sha256(), entry.approver(), entry.date()));
  }
}
