package dev.loupe.edge.outbox.adapter;

import java.util.function.Consumer;

/// What goes up. `done` is told whether the broker's connection took the message.
public interface Wire {
  void records(byte[] envelope, Consumer<Boolean> done);

  void report(byte[] report, Consumer<Boolean> done);
}
