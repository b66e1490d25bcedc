package dev.loupe.control.ledger;

import dev.loupe.schema.wire.Command;
import dev.loupe.schema.wire.Receipt;

/// What is said to nodes. A message that cannot go out is dropped: the node asks again, by sending
/// its batch again or by its next report.
public interface Downlink {
  void send(Receipt receipt);

  void send(Command command);

  /// The signed envelope that the broker shall keep for the node.
  void assign(String node, byte[] envelope);
}
