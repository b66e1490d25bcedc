package dev.loupe.simulator;

import dev.loupe.simulator.plc.adapter.Mishap;
import dev.loupe.simulator.plc.adapter.Plc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What shall go wrong, from outside: lines appended to a file, `STATION VERB [NUMBER]`. Verbs:
/// `lost-frame`, `missed-strobe`, `broken-file` for the next frame; `count-from N` lets TrigSeq
/// jump; `pause`, `resume`; `stop-server`, `start-server`; `deaf`, `attentive` (acknowledges no
/// word, or each).
final class Orders {
  private final Path file;
  private final Map<String, Plc> plcs;
  private int done;

  /// What the file holds already was for an earlier run.
  Orders(Path file, Map<String, Plc> plcs) throws IOException {
    this.file = file;
    this.plcs = plcs;
    done = lines().size();
  }

  /// Follows what was appended since. Whole lines only.
  void follow() throws IOException {
    var lines = lines();
    for (; done < lines.size(); done++) if (!follow(lines.get(done).strip().split("\\s+"))) return;
  }

  private List<String> lines() throws IOException {
    if (!Files.exists(file)) return List.of();
    var text = Files.readString(file);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /// False where the PLC cannot do it just now.
  private boolean follow(String[] words) throws IOException {
    var plc = words.length < 2 ? null : plcs.get(words[0]);
    if (plc == null) throw new IOException(file + " names no station: " + String.join(" ", words));
    switch (words[1]) {
      case "pause" -> plc.pause();
      case "resume" -> plc.resume();
      case "stop-server" -> plc.stopServer();
      case "start-server" -> plc.startServer();
      case "deaf" -> plc.acknowledging(false);
      case "attentive" -> plc.acknowledging(true);
      case "count-from" -> {
        return plc.countFrom(Long.parseLong(words[2]));
      }
      default -> plc.plan(mishap(words[1]));
    }
    return true;
  }

  private Mishap mishap(String word) throws IOException {
    Mishap found = find(word);
    if (found == null) throw new IOException(file + " has an unknown verb: " + word);
    return found;
  }

  private static @Nullable Mishap find(String word) {
    for (var mishap : Mishap.values())
      if (mishap.name().replace('_', '-').toLowerCase(Locale.ROOT).equals(word)) return mishap;
    return null;
  }
}
