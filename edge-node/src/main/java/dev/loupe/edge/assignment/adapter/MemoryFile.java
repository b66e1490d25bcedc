package dev.loupe.edge.assignment.adapter;

import dev.loupe.edge.assignment.Memory;
import dev.loupe.edge.assignment.Remembered;
import dev.loupe.schema.wire.Decoded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jboss.logging.Logger;

/// What a restart must not forget, in `assignment` below the data directory: `state.json`, and the
/// order in force as it was signed. Durable when a method returns.
final class MemoryFile implements Memory {
  private static final Logger LOG = Logger.getLogger(MemoryFile.class);
  private static final String STATE = "state.json";
  private static final String ORDER = "assignment.dsse.json";

  private final Path directory;

  MemoryFile(Path directory) {
    this.directory = directory;
  }

  @Override
  public Remembered read() {
    return bytes(STATE)
        .flatMap(bytes ->
            switch (RememberedCodec.decode(bytes)) {
              case Decoded.Value(var remembered) -> Optional.of(remembered);
              case Decoded.Refused<Remembered> refused -> {
                LOG.error(directory.resolve(STATE) + " is damaged: " + refused.sentence());
                yield Optional.empty();
              }
            })
        .orElse(Remembered.NOTHING);
  }

  @Override
  public void write(Remembered remembered) {
    write(STATE, RememberedCodec.encode(remembered));
  }

  @Override
  public Optional<byte[]> order() {
    return bytes(ORDER);
  }

  @Override
  public void writeOrder(byte[] envelope) {
    write(ORDER, envelope);
  }

  private Optional<byte[]> bytes(String name) {
    var file = directory.resolve(name);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, byte[] bytes) {
    try {
      Files.createDirectories(directory);
      var unfinished = directory.resolve(name + ".tmp");
      try (var file =
          FileChannel.open(
              unfinished,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) file.write(left);
        file.force(true);
      }
      Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      sync(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(directory.resolve(name) + " cannot be written", e);
    }
  }

  /// A rename is durable once its directory is.
  static void sync(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
