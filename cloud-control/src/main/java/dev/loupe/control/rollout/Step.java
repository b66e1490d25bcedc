package dev.loupe.control.rollout;

import java.util.List;

/// The next state and what is to be done once it is saved.
public record Step(RolloutState next, List<Command> commands) {
  public Step {
    commands = List.copyOf(commands);
  }

  static Step to(RolloutState next, Command... commands) {
    return new Step(next, List.of(commands));
  }
}
