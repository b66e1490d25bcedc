package dev.loupe.it.process;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a control plane unpacks at its first start in an empty folder, which takes seconds. The
/// first one's are kept beside its application (and go when it is built anew); later ones find a
/// copy in their folder. Where copying fails they unpack for themselves, and say what hinders them.
public record DatabasePrograms(Path application) {
  private static final String NAME = "postgres-programs";

  /// Puts the kept ones into `data`, if there are any and it holds none.
  public void lend(Path data) {
    copy(application, data);
  }

  /// Keeps those of `data`, whose control plane is ready and so has unpacked them all.
  public void keep(Path data) {
    copy(data, application);
  }

  private static synchronized void copy(Path from, Path to) {
    var programs = from.resolve(NAME);
    if (!Files.exists(programs) || Files.exists(to.resolve(NAME))) return;
    try (var paths = Files.walk(programs)) {
      var half = Files.createTempDirectory(Files.createDirectories(to), NAME).resolve(NAME);
      for (var path : (Iterable<Path>) paths::iterator)
        Files.copy(
            path,
            half.resolve(programs.relativize(path).toString()),
            COPY_ATTRIBUTES,
            NOFOLLOW_LINKS);
      Files.move(half, to.resolve(NAME), ATOMIC_MOVE);
      Files.delete(half.getParent());
    } catch (IOException | UncheckedIOException _) {
      // nothing is lost but seconds
    }
  }
}
