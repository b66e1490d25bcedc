package dev.loupe.control.model.adapter;

import dev.loupe.control.model.Reconciler;
import dev.loupe.registry.RegistryAway;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks at the store every ten seconds: nobody tells us when someone edits it.
@ApplicationScoped
class ReconcileLoop {
  private static final Logger LOG = Logger.getLogger(ReconcileLoop.class);

  private final Reconciler reconciler;
  private volatile @Nullable String away;

  ReconcileLoop(Reconciler reconciler) {
    this.reconciler = reconciler;
  }

  @Scheduled(every = "10s", delayed = "3s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    try {
      run();
    } catch (RegistryAway e) {
      if (away == null) LOG.warnf("%s Registration waits; rollouts go on.", e.getMessage());
      away = e.getMessage();
    } catch (IOException | RuntimeException e) { // the database or the disk: the next look comes
      LOG.warnf("the registered models were not compared with the store: %s", e);
    }
  }

  /// One pass now.
  Reconciler.Reconciled run() throws IOException, RegistryAway {
    var report = reconciler.run();
    if (away != null) LOG.info("the model store answers again");
    away = null;
    report.news().forEach(LOG::info);
    return report;
  }
}
