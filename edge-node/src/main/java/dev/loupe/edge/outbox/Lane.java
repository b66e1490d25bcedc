package dev.loupe.edge.outbox;

import dev.loupe.edge.journal.Ranges;
import dev.loupe.edge.journal.Records.Kept;
import java.util.UUID;

/// One journal on its way out. Each number from 1 to `issued` is settled (receipted, gone or
/// buried), waiting, set aside, or in a flight.
final class Lane {
  private final UUID journal;
  private final boolean live;
  private long issued;
  private Ranges sent;
  private Ranges receipted;
  private Ranges buried;
  private Ranges waiting;
  private Ranges aside = Ranges.NONE;
  private Ranges booked = Ranges.NONE;

  Lane(Kept kept, boolean live) {
    this.journal = kept.journal();
    this.live = live;
    this.issued = kept.issued();
    this.sent = live ? Ranges.NONE : Ranges.of(1, kept.issued());
    this.receipted = kept.receipted();
    this.buried = kept.buried();
    this.waiting =
        Ranges.of(1, kept.issued()).minus(kept.receipted().plus(kept.gone()).plus(kept.buried()));
  }

  UUID journal() {
    return journal;
  }

  boolean live() {
    return live;
  }

  Ranges receipted() {
    return receipted;
  }

  Ranges waiting() {
    return waiting;
  }

  long queued() {
    return waiting.size() + aside.size();
  }

  void appended(long seq) {
    var from = Math.max(issued, seq - 1) + 1;
    if (seq < from) return;
    issued = seq;
    waiting = waiting.plus(Ranges.of(seq));
  }

  void take(Ranges numbers) {
    waiting = waiting.minus(numbers);
    sent = sent.plus(numbers);
  }

  void putAside(Ranges numbers) {
    aside = aside.plus(numbers);
  }

  void bringBack() {
    waiting = waiting.plus(aside);
    aside = Ranges.NONE;
  }

  Ranges everSent(Ranges numbers) {
    return numbers.and(sent);
  }

  void receipted(Ranges got) {
    receipted = receipted.plus(got);
    settled(got);
  }

  void buried(long seq) {
    buried = buried.plus(Ranges.of(seq));
    settled(Ranges.of(seq));
  }

  boolean isBuried(long seq) {
    return buried.contains(seq);
  }

  private void settled(Ranges numbers) {
    waiting = waiting.minus(numbers);
    aside = aside.minus(numbers);
  }

  /// Those of `asked` that are not on their way already; they wait again.
  Ranges again(Ranges asked, Ranges flying) {
    var again = asked.and(Ranges.of(1, issued)).minus(buried).minus(flying).minus(aside);
    receipted = receipted.minus(again);
    waiting = waiting.plus(again);
    return again;
  }

  /// Those of `missing` whose loss this process has not booked yet.
  Ranges lost(Ranges missing) {
    var news = missing.minus(booked);
    booked = booked.plus(missing);
    waiting = waiting.minus(missing);
    aside = aside.minus(missing);
    return news;
  }
}
