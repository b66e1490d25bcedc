package dev.loupe.edge.journal.adapter;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "loupe.journal")
public interface JournalConfig {
  /// How long a record is kept after the ledger's receipt.
  @WithDefault("72h")
  Duration keep();

  /// Beyond this size receipted records go earlier; unreceipted ones never go.
  @WithDefault("8G")
  MemorySize budget();
}
