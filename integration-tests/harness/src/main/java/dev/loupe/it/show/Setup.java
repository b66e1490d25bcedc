package dev.loupe.it.show;

import dev.loupe.it.peer.Mlflow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a stage is made of: the detector that the nodes start with, the line's options, and the
/// peers. `mlflow` null: models are kept in a folder. `wrong` is the share of labels that say the
/// opposite of the truth. `deadlineMs` is the nodes': long, since everything shares this machine.
/// `pace` is in parts a second at each of two stations; a quick show on a slow machine has less.
record Setup(
    String champion,
    List<String> line,
    boolean ownPeers,
    @Nullable Mlflow mlflow,
    double wrong,
    int deadlineMs,
    double pace) {
  /// A tenth more than asked for: every switch takes time.
  static final double PACE = 11;

  Setup {
    line = List.copyOf(line);
  }

  static Setup champion(String detector) {
    return new Setup(detector, List.of(), false, null, 0, 400, PACE);
  }

  /// Percent good, one-defect and whole boards.
  Setup mix(int good, int oneDefect, int whole) {
    var more = new ArrayList<>(line);
    more.addAll(List.of("--mix", good + "," + oneDefect + "," + whole));
    return new Setup(champion, more, ownPeers, mlflow, wrong, deadlineMs, pace);
  }

  Setup onOwnPeers() {
    return new Setup(champion, line, true, mlflow, wrong, deadlineMs, pace);
  }

  Setup on(Mlflow other) {
    return new Setup(champion, line, ownPeers, other, wrong, deadlineMs, pace);
  }

  Setup wrongly(double share) {
    return new Setup(champion, line, ownPeers, mlflow, share, deadlineMs, pace);
  }

  Setup deadline(int ms) {
    return new Setup(champion, line, ownPeers, mlflow, wrong, ms, pace);
  }

  /// As much as a machine bears on which the champion's bare call takes `bareMs`: two models a part
  /// take a third of its cores, for line, nodes and control plane need the rest; and a part has the
  /// time of twenty calls.
  Setup bearable(double bareMs, int stations) {
    var cores = Runtime.getRuntime().availableProcessors();
    var most = cores / 3.0 / (stations * 2 * bareMs / 1000);
    var least = (int) Math.ceil(20 * bareMs);
    return pace(Math.min(pace, most)).deadline(Math.max(deadlineMs, least));
  }

  Setup pace(double partsASecond) {
    return new Setup(champion, line, ownPeers, mlflow, wrong, deadlineMs, partsASecond);
  }
}
