package dev.loupe.control;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What one configuration file says of this process; `control.example.yaml` shows it whole.
@ConfigMapping(prefix = "loupe")
public interface ControlConfig {
  /// Holds everything this process keeps; one process at a time.
  Path data();

  /// Refuses what serves trials only: the embedded PostgreSQL and broker.
  @WithDefault("false")
  boolean production();

  /// `embedded`, or `external` with `quarkus.datasource.jdbc.url`, `username` and `password`.
  @WithDefault("embedded")
  String postgres();

  @WithDefault("5433")
  int postgresPort();

  Broker broker();

  @WithDefault("1883")
  int brokerPort();

  /// The nodes' passwords at the embedded broker, one line `node = pbkdf2:ITERATIONS:SALT:HASH`
  /// each.
  Optional<Path> brokerUsers();

  /// The site's key that signs assignments, PEM (PKCS #8, ECDSA P-256), and the id by which nodes
  /// trust it. Without a file a trial makes one below `data`; production refuses to start.
  Optional<Path> assignmentKey();

  @WithDefault("assignment")
  String assignmentKeyId();

  Ledger ledger();

  Images images();

  Registry registry();

  /// The keys that this site believes, JSON as `loupe key trust` makes it. Without it no model is
  /// registered and none rolled out.
  Optional<Path> trustKeys();

  interface Broker {
    /// `embedded`, or absent where `host` names an external one.
    @WithParentName
    Optional<String> kind();

    Optional<String> host();

    @WithDefault("1883")
    int port();

    Optional<String> user();

    Optional<String> password();

    @WithDefault("false")
    boolean tls();

    /// The certificate of the authority that signed the broker's, PEM.
    Optional<Path> ca();

    /// The shared subscription's group. A broker that cannot refuse a node at subscribing
    /// (Mosquitto with an ACL file) needs one that nodes do not know, or a node could join and
    /// swallow messages.
    @WithDefault("ledger")
    String group();

    default boolean embedded() {
      return host().isEmpty();
    }
  }

  interface Ledger {
    /// The most nodes this process serves: the consumer's buffer must hold `nodes × credit`
    /// batches.
    @WithDefault("500")
    int nodes();

    /// Batches that a node may have unanswered.
    @WithDefault("4")
    int credit();

    /// Batches that the connection to the broker holds; `nodes × credit` at least.
    @WithDefault("4096")
    int buffer();

    @WithDefault("2")
    int writers();

    /// Batches that may be on their way at once.
    default long window() {
      return (long) nodes() * credit();
    }
  }

  interface Images {
    /// A larger image is refused, in bytes.
    @WithDefault("67108864")
    long largest();
  }

  interface Registry {
    /// `directory` (below `data`), or absent where `url` names an MLflow server.
    @WithParentName
    Optional<String> kind();

    /// `http://HOST:PORT` of an MLflow server.
    Optional<String> url();

    Optional<String> user();

    Optional<String> password();

    /// What any one answer of the server may take.
    @WithDefault("PT5S")
    Duration patience();

    /// A larger `.loupe` file or document is refused, in bytes.
    @WithDefault("268435456")
    long largest();
  }

  Training training();

  interface Training {
    /// `model-training.jar` with its `lib` beside it; without it no job is taken.
    Optional<Path> jar();

    /// The job's Java heap, as `-Xmx` takes it.
    @WithDefault("512m")
    String heap();

    /// The whole process's resident memory; more ends it.
    @WithDefault("1536")
    int memoryMb();

    @WithDefault("60")
    int minutes();
  }
}
