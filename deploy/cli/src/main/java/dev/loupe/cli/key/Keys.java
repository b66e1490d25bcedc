package dev.loupe.cli.key;

import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.bundle.dsse.TrustCodec;
import dev.loupe.bundle.dsse.TrustCodec.Document;
import dev.loupe.cli.terminal.Exit;
import dev.loupe.cli.terminal.Failed;
import dev.loupe.schema.wire.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// Keys in files.
public final class Keys {
  private Keys() {}

  /// By default the id is the file's name without `.pem`.
  public static SigningKey signing(Path pem, @Nullable String id) throws IOException {
    if (!Files.isRegularFile(pem))
      throw new Failed(Exit.FAILED, "There is no key " + pem + ": make one by `loupe key create`.");
    var name = id == null ? pem.getFileName().toString().replaceFirst("\\.pem$", "") : id;
    try {
      return SigningKey.read(name, pem);
    } catch (IllegalArgumentException e) {
      throw new Failed(Exit.FAILED, e.getMessage() + ".");
    }
  }

  static void writePrivate(Path file, String pem) throws IOException {
    if (Files.exists(file))
      throw new Failed(Exit.FAILED, file + " is there already: keys are never written over.");
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix"))
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, pem);
  }

  /// The file's content; empty where it is not there yet.
  static Document document(Path file) throws IOException {
    if (!Files.exists(file)) return Document.EMPTY;
    return switch (TrustCodec.decodeDocument(Files.readAllBytes(file))) {
      case Decoded.Value<Document>(var document) -> document;
      case Decoded.Refused<Document> refused ->
          throw new Failed(Exit.REFUSED, "trusted keys " + file + ": " + refused.sentence() + ".");
    };
  }

  /// Refuses what a node would refuse; whole or not at all.
  static void write(Path file, Document document) throws IOException {
    var bytes = TrustCodec.encode(document);
    if (TrustCodec.decode(bytes) instanceof Decoded.Refused<?> refused)
      throw new Failed(Exit.REFUSED, "trusted keys " + file + ": " + refused.sentence() + ".");
    var half = Files.createTempFile(file.toAbsolutePath().getParent(), "trust", ".part");
    try {
      Files.write(half, bytes);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
