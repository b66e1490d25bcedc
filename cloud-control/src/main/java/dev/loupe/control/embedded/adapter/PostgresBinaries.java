package dev.loupe.control.embedded.adapter;

import dev.loupe.control.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked from this application once into a directory of their own.
final class PostgresBinaries {
  private PostgresBinaries() {}

  /// The directory that holds `bin/postgres`, below `parent`.
  static Path unpack(Path parent) {
    var archive = "postgres-linux-" + architecture() + ".txz";
    var home = parent.resolve("postgres-programs");
    if (Files.exists(home.resolve("bin/postgres"))) return home;
    try (var in = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
      if (in == null)
        throw new StartRefused(
            "This build holds no " + archive + ": set loupe.postgres to external.");
      var half = parent.resolve("postgres-programs.tmp");
      Trees.delete(half);
      extract(in, half);
      Trees.delete(home);
      Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
      return home;
    } catch (IOException e) {
      throw new StartRefused("PostgreSQL cannot be unpacked into " + parent + ": " + e);
    }
  }

  private static String architecture() {
    return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      case String other -> other;
    };
  }

  private static void extract(InputStream in, Path to) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(in))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        var path = to.resolve(entry.getName()).normalize();
        if (!path.startsWith(to)) throw new IOException("outside of the archive: " + path);
        write(tar, entry, path);
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      link(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(path, permissions((entry.getMode() & 0100) != 0));
  }

  private static void link(Path path, Path target) throws IOException {
    try {
      Files.createSymbolicLink(path, target);
    } catch (FileAlreadyExistsException _) {
      // the archive names it twice
    }
  }

  private static Set<PosixFilePermission> permissions(boolean executable) {
    var permissions =
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);
    if (executable)
      permissions.addAll(
          EnumSet.of(
              PosixFilePermission.OWNER_EXECUTE,
              PosixFilePermission.GROUP_EXECUTE,
              PosixFilePermission.OTHERS_EXECUTE));
    return permissions;
  }
}
