package dev.loupe.edge.assignment.adapter;

import dev.loupe.bundle.Opening;
import dev.loupe.bundle.Site;
import dev.loupe.bundle.dsse.Trust;
import dev.loupe.bundle.dsse.TrustFile;
import dev.loupe.edge.assignment.ModelDesk;
import dev.loupe.edge.assignment.Order;
import dev.loupe.edge.config.CannotStart;
import dev.loupe.edge.config.NodeConfig;
import dev.loupe.edge.frame.ImageDecoder;
import dev.loupe.edge.health.Faults;
import dev.loupe.edge.health.PlcStatus;
import dev.loupe.edge.inference.Models;
import dev.loupe.edge.inference.adapter.OwnModel;
import dev.loupe.edge.journal.Journal;
import dev.loupe.edge.plc.adapter.DeadlineConfig;
import dev.loupe.edge.rule.adapter.ConfiguredRules;
import dev.loupe.edge.rule.adapter.RuleConfig;
import dev.loupe.schema.wire.Decoded;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Wires the models' desk. It starts soon after the journal, so that the model is loaded while the
/// rest of the node starts.
final class AssignmentBeans {
  private static final Logger LOG = Logger.getLogger(AssignmentBeans.class);
  private static final int AFTER_THE_JOURNAL = 3;
  private static final int AFTER_THE_LINE = 3_000;

  /// What a model must fit.
  @Singleton
  record Line(RuleConfig recipes, ImageDecoder decoder, DeadlineConfig deadline) {}

  /// Who is asked and told.
  record Around(Journal journal, DeskAlarms alarms, Instance<PlcStatus> plc) {}

  @Produces
  @Singleton
  Around around(Journal journal, Faults faults, @Any Instance<PlcStatus> plc) {
    return new Around(journal, new DeskAlarms(faults, journal), plc);
  }

  @Produces
  @Singleton
  BundleStore store(NodeConfig node, AssignmentConfig config) {
    return new BundleStore(node.data().resolve("models"), config.models().budget().asLongValue());
  }

  @Produces
  @Singleton
  BundleJudge judge(BundleStore store, AssignmentConfig config, Around around) {
    return new BundleJudge(store, trust(config), () -> plc(around.plc()));
  }

  @Produces
  @Singleton
  LocalWorkshop workshop(
      AssignmentConfig config, BundleStore store, BundleJudge judge, Line line, OwnModel own) {
    var fetch = new BundleFetch(store, config.control().orElse(null));
    var warming = new Warming(line.recipes(), line.decoder(), line.deadline().deadline());
    var digest = own.open() instanceof Opening.Opened(var bundle) ? bundle.digest() : null;
    return new LocalWorkshop(fetch, judge, warming, new LocalWorkshop.Own(digest, own::take));
  }

  @Produces
  @Singleton
  ModelDesk desk(
      NodeConfig node,
      AssignmentConfig config,
      LocalWorkshop workshop,
      OwnModel own,
      Around around) {
    var place = new Order.Place(node.node(), node.station());
    var memory = new MemoryFile(node.data().resolve("assignment"));
    return new ModelDesk(
        new ModelDesk.Post(place, around.journal().id()),
        new ModelDesk.World(memory, workshop, around.alarms(), trust(config)),
        own(own.open()));
  }

  private static ModelDesk.Own own(Opening opening) {
    return switch (opening) {
      case Opening.Opened(var bundle) -> new ModelDesk.Own(bundle.ref(), "no model is there yet");
      case Opening.Refused refused -> {
        LOG.error(refused.sentence());
        yield new ModelDesk.Own(null, refused.sentence());
      }
    };
  }

  @Produces
  @Singleton
  TrustWatch watch(ModelDesk desk, BundleJudge judge, AssignmentConfig config, Around around) {
    var world = new TrustWatch.World(trust(config), () -> plc(around.plc()), Instant::now);
    return new TrustWatch(desk, judge, around.alarms(), world);
  }

  @Produces
  @Singleton
  Models models(ModelDesk desk) {
    return desk.models();
  }

  /// Read anew each time: a key is revoked without a restart.
  private static Supplier<Trust> trust(AssignmentConfig config) {
    return () -> config.trustKeys().map(AssignmentBeans::read).orElse(Trust.NONE);
  }

  private static Trust read(Path file) {
    return switch (TrustFile.read(file)) {
      case Decoded.Value(var trust) -> trust;
      case Decoded.Refused<Trust> refused -> {
        LOG.error("loupe.trust-keys: " + refused.why());
        yield Trust.NONE;
      }
    };
  }

  private static Site.Plc plc(Instance<PlcStatus> plc) {
    if (!plc.isResolvable()) return new Site.Silent();
    return plc.get().firmware().<Site.Plc>map(Site.Says::new).orElseGet(Site.Silent::new);
  }

  void watch(@Observes StartupEvent start, TrustWatch watch) {
    watch.start();
  }

  void start(
      @Observes @Priority(AFTER_THE_JOURNAL) StartupEvent start,
      ModelDesk desk,
      AssignmentConfig config,
      OwnModel own,
      Line line) {
    config
        .trustKeys()
        .ifPresent(file -> {
          if (TrustFile.read(file) instanceof Decoded.Refused<?> refused)
            throw new CannotStart("loupe.trust-keys: " + refused.why() + ".");
        });
    if (own.open() instanceof Opening.Opened(var bundle)) // wrong thresholds stop the node
    ConfiguredRules.over(bundle.manifest().thresholds(), line.recipes());
    desk.start();
  }

  void stop(
      @Observes @Priority(AFTER_THE_LINE) ShutdownEvent stop,
      ModelDesk desk,
      LocalWorkshop workshop,
      TrustWatch watch) {
    watch.close();
    workshop.close();
    desk.close();
  }
}
