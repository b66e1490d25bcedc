package dev.loupe.control.rollout;

class MemoryRolloutsTest extends RolloutStoreContract {
  @Override
  protected RolloutStore store() {
    return new MemoryRollouts();
  }
}
