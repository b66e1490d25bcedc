package dev.loupe.edge.journal;

import java.util.UUID;

final class MemoryJournalTest extends JournalContract {
  private final MemoryJournal.Disk disk = new MemoryJournal.Disk();

  @Override
  protected Journal restart() {
    return new MemoryJournal(disk, UUID.randomUUID());
  }
}
