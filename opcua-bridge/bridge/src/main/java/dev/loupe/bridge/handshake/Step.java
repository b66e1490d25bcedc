package dev.loupe.bridge.handshake;

import java.util.ArrayList;
import java.util.List;

/// The next state, and what is to be done.
public record Step(State state, List<Command> commands) {
  public Step {
    commands = List.copyOf(commands);
  }

  static Step stay(State state) {
    return new Step(state, List.of());
  }

  static Step to(State state, Command... commands) {
    return new Step(state, List.of(commands));
  }

  Step after(List<Command> first) {
    if (first.isEmpty()) return this;
    var all = new ArrayList<>(first);
    all.addAll(commands);
    return new Step(state, all);
  }
}
