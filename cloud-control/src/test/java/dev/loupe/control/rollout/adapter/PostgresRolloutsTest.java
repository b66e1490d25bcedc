package dev.loupe.control.rollout.adapter;

import dev.loupe.control.ledger.adapter.TestPostgres;
import dev.loupe.control.rollout.RolloutStore;
import dev.loupe.control.rollout.RolloutStoreContract;
import java.util.concurrent.atomic.AtomicInteger;

class PostgresRolloutsTest extends RolloutStoreContract {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Override
  protected RolloutStore store() throws Exception {
    return new PostgresRollouts(TestPostgres.fresh("rollouts_" + NUMBER.incrementAndGet()));
  }
}
