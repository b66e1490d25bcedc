package dev.loupe.edge.outbox;

import dev.loupe.edge.outbox.Action.Clear;
import dev.loupe.edge.outbox.Action.Pin;
import dev.loupe.edge.outbox.Action.Raise;
import dev.loupe.edge.outbox.Action.Warn;
import dev.loupe.schema.fleet.FaultCode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Whose word counts: the first ledger that answers is pinned, another is refused under a fault
/// until a person accepts it.
public final class Gate {
  private final String node;
  private final UUID live;
  private Optional<UUID> pinned;
  private Optional<Long> foreignAt = Optional.empty();

  public Gate(String node, UUID live, Optional<UUID> pinned) {
    this.node = node;
    this.live = live;
    this.pinned = pinned;
  }

  UUID live() {
    return live;
  }

  boolean admits(UUID ledger, String to, long now, List<Action> actions) {
    if (!to.equals(node)) {
      actions.add(new Warn("a message for node '" + to + "' came to '" + node + "'"));
      return false;
    }
    if (pinned.isEmpty()) {
      pinned = Optional.of(ledger);
      actions.add(new Pin(ledger));
    }
    if (pinned.get().equals(ledger)) return true;
    foreignAt = Optional.of(now);
    actions.add(new Raise(FaultCode.FOREIGN_LEDGER));
    actions.add(
        new Warn(
            "ledger "
                + ledger
                + " answers, but this node belongs to ledger "
                + pinned.get()
                + ": connect it there, or accept the new one with `accept-ledger`"));
    return false;
  }

  Optional<Action> tick(long now) {
    if (foreignAt.isEmpty() || now - foreignAt.get() < Rules.FOREIGN_STAYS.toNanos())
      return Optional.empty();
    foreignAt = Optional.empty();
    return Optional.of(new Clear(FaultCode.FOREIGN_LEDGER));
  }
}
