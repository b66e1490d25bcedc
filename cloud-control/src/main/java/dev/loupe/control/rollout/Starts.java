package dev.loupe.control.rollout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Begins rollouts, for people and for the drift patrol alike.
public interface Starts {
  /// `plan`: a plan's name or its YAML. `candidate` and `champion`: a digest or `name:version`;
  /// without a champion, the one that the nodes report. `automatic`: goes to Shadow and waits
  /// there. `partsPerDay`: the line's pace, where it cannot be seen yet.
  record Request(
      String plan,
      String candidate,
      @Nullable String champion,
      List<String> stations,
      @Nullable String recipe,
      String startedBy,
      boolean automatic,
      @Nullable Double partsPerDay) {
    public Request {
      stations = List.copyOf(stations);
    }
  }

  sealed interface Started {
    record Begun(Rollout rollout) implements Started {}

    /// One sentence that names the thing and the way out.
    record NotBegun(String why) implements Started {}
  }

  Started start(Request request);
}
