package dev.loupe.control.model;

import dev.loupe.bundle.Claims.Governance.Entry;
import dev.loupe.bundle.Manifest;
import dev.loupe.registry.Mirror;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What of a manifest is repeated as tags in the store.
final class Facts {
  private Facts() {}

  static SortedMap<String, String> tags(Manifest manifest, String digest) {
    var claims = manifest.claims();
    var facts = new HashMap<String, @Nullable String>();
    facts.put("family", manifest.family().wireName());
    facts.put(
        "classes",
        manifest.classes().stream().map(it -> it.wireName()).collect(Collectors.joining(",")));
    facts.put("parent", claims.parent());
    facts.put("floor", Long.toString(claims.floor()));
    facts.put("firmware", claims.firmware().toString());
    var governance = claims.governance();
    put(facts, "firmware-range", governance.firmwareRange());
    put(facts, "dataset-certificate", governance.datasetCertificate());
    put(facts, "fmea-report", governance.fmeaReport());
    return Mirror.of(digest, manifest.version(), facts);
  }

  private static void put(Map<String, @Nullable String> facts, String name, @Nullable Entry entry) {
    if (entry == null) return;
    facts.put(name + ".id", entry.id());
    facts.put(name + ".sha256", entry.sha256());
    facts.put(name + ".approver", entry.approver());
    facts.put(name + ".date", entry.date());
  }
}
