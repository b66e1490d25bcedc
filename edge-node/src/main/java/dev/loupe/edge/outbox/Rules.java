package dev.loupe.edge.outbox;

import dev.loupe.schema.wire.EnvelopeCodec;
import java.time.Duration;

/// The figures of the delivery.
public record Rules(int credit, int mostRecords, int mostBytes, Duration linger, Duration resend) {
  /// 4 batches unanswered, 500 records or 256 KiB a batch or what came in 50 ms, again after 5 s.
  public static final Rules STANDARD =
      new Rules(
          4,
          EnvelopeCodec.MOST_RECORDS,
          EnvelopeCodec.MOST_BYTES,
          Duration.ofMillis(50),
          Duration.ofSeconds(5));

  /// More credit than this is not used: each batch in flight may take 256 KiB of memory.
  public static final int MOST_CREDIT = 32;

  /// A batch unanswered this often while others are answered is suspected.
  static final int TRIES = 3;

  /// A resend comes up to a fifth earlier or later, so that a fleet does not march in step.
  static final double SPREAD = 0.2;

  /// How long the fault stays after the last receipt of a foreign ledger.
  static final Duration FOREIGN_STAYS = Duration.ofMinutes(1);
}
