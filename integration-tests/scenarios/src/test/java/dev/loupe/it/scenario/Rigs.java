package dev.loupe.it.scenario;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loupe.it.process.Installation;
import dev.loupe.it.rig.Layout;
import dev.loupe.it.rig.OwnPeers;
import dev.loupe.it.rig.Rig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Running plants that scenarios share, one at a time: a scenario leaves its plant as it found it.
public final class Rigs {
  private static final Path FOLDER = Path.of("target", "rigs").toAbsolutePath();

  private static @Nullable String name;
  private static @Nullable Rig rig;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Rigs::close));
  }

  private Rigs() {}

  /// `./prove faults` runs the faults at full length.
  public static boolean full() {
    return System.getenv("LOUPE_FULL") != null;
  }

  public static long seed() {
    return Long.parseLong(System.getenv().getOrDefault("LOUPE_SEED", "1"));
  }

  /// Whether the nodes are the native ones, as `./verify` built them.
  public static boolean natively() {
    return System.getenv("LOUPE_NATIVE_EDGE") != null;
  }

  public static Installation installation() {
    return Installation.around(Path.of("."));
  }

  /// Two stations, cables to each, all servers embedded.
  public static Rig embedded() {
    return running("embedded", Layout.of(2).withCables());
  }

  /// The same on a PostgreSQL and a Mosquitto of the test's own.
  public static Rig own() {
    assumeTrue(OwnPeers.installed(), "PostgreSQL or Mosquitto is not installed");
    return running("own", Layout.of(2).withCables().withOwnPeers());
  }

  /// A plant for one scenario alone, not started.
  public static Rig fresh(String called, Layout layout) {
    close();
    var folder = FOLDER.resolve(called);
    SmallVolume.unmount(folder.resolve("node-1"));
    Folders.empty(folder);
    return Rig.in(installation(), folder, layout.with(plan -> plan.natively(natively())));
  }

  /// The shared plant goes.
  public static void close() {
    if (rig == null) return;
    rig.close();
    SmallVolume.unmount(rig.node(0).data());
    rig = null;
  }

  private static Rig running(String called, Layout layout) {
    if (rig != null && called.equals(name)) return rig;
    var started = fresh(called, layout);
    SmallVolume.mount(started.node(0).data());
    rig = started;
    name = called;
    try {
      return started.start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }
}
