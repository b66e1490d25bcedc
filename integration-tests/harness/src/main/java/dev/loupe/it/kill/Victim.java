package dev.loupe.it.kill;

import dev.loupe.it.plant.Postmaster;
import dev.loupe.it.process.Await;
import dev.loupe.it.rig.Rig;
import java.time.Duration;
import java.util.List;

/// Whom to kill -9. The embedded PostgreSQL is its control plane's to start again; all others come
/// back by whoever runs them, here the test.
public enum Victim {
  EDGE_NODE {
    @Override
    void kill(Rig rig, int station) {
      rig.node(station).kill();
    }

    @Override
    void restart(Rig rig, int station) {
      rig.node(station).start();
    }
  },
  CONTROL_PLANE {
    @Override
    void kill(Rig rig, int station) {
      rig.control().kill();
    }

    @Override
    void restart(Rig rig, int station) {
      rig.control().start();
    }
  },
  EMBEDDED_POSTGRES {
    @Override
    void kill(Rig rig, int station) {
      rig.embeddedPostgres().ifPresentOrElse(Postmaster::kill, () -> missing("PostgreSQL"));
    }

    @Override
    void restart(Rig rig, int station) {
      if (!Await.until(Duration.ofSeconds(60), () -> rig.embeddedPostgres().isPresent()))
        missing("PostgreSQL again");
    }
  },
  OWN_POSTGRES {
    @Override
    void kill(Rig rig, int station) {
      rig.peers().postgres().kill();
    }

    @Override
    void restart(Rig rig, int station) {
      rig.peers().postgres().start();
    }
  },
  MOSQUITTO {
    @Override
    void kill(Rig rig, int station) {
      rig.peers().mosquitto().kill();
    }

    @Override
    void restart(Rig rig, int station) {
      rig.peers().mosquitto().start();
    }
  };

  /// Those of a rig with everything embedded.
  public static final List<Victim> EMBEDDED = List.of(EDGE_NODE, CONTROL_PLANE, EMBEDDED_POSTGRES);

  /// Those of a rig with servers of its own.
  public static final List<Victim> OWN = List.of(OWN_POSTGRES, MOSQUITTO);

  /// `station` is the one whose trigger chose the moment.
  abstract void kill(Rig rig, int station);

  abstract void restart(Rig rig, int station);

  private static void missing(String what) {
    throw new IllegalStateException("there is no " + what);
  }
}
