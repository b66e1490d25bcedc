package dev.loupe.control.assignment.adapter;

import dev.loupe.bundle.dsse.EnvelopeCodec;
import dev.loupe.bundle.dsse.Pem;
import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.control.ControlConfig;
import dev.loupe.control.assignment.AssignmentSigner;
import dev.loupe.schema.fleet.Assignment;
import dev.loupe.schema.wire.AssignmentCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jboss.logging.Logger;

/// Signs with the site's assignment key. A trial without one makes its own, once, below its data:
/// `assignment-key.pem`, and `assignment-key.pub.pem` for the nodes' trust file.
@ApplicationScoped
class DsseSigner implements AssignmentSigner {
  private static final Logger LOG = Logger.getLogger(DsseSigner.class);

  private final SigningKey key;

  DsseSigner(ControlConfig config) {
    try {
      var file = config.assignmentKey().orElse(config.data().resolve("assignment-key.pem"));
      if (config.assignmentKey().isEmpty() && !Files.exists(file))
        create(config.assignmentKeyId(), file);
      key = SigningKey.read(config.assignmentKeyId(), file);
    } catch (IOException e) {
      throw new UncheckedIOException("loupe.assignment-key cannot be read", e);
    }
  }

  private static void create(String id, Path file) throws IOException {
    var created = SigningKey.create(id);
    Files.createDirectories(file.toAbsolutePath().getParent());
    // readable by its owner alone from the first byte on; whole before it has its name
    var half = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(half);
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var out =
        Files.newByteChannel(
            half, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
      out.write(java.nio.charset.StandardCharsets.UTF_8.encode(Pem.of(created.signing().key())));
    }
    Files.writeString(file.resolveSibling("assignment-key.pub.pem"), Pem.of(created.publicKey()));
    Files.move(half, file);
    LOG.infof("made an assignment key for trials: %s", file);
  }

  @Override
  public byte[] envelope(Assignment assignment) {
    return EnvelopeCodec.encode(
        key.sign(Assignment.PAYLOAD_TYPE, AssignmentCodec.encode(assignment)));
  }
}
