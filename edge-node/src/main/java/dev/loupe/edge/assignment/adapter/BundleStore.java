package dev.loupe.edge.assignment.adapter;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Bundles on disk under their models' digests: `DIGEST.loupe`, `DIGEST.part` while it is fetched,
/// and what belongs to either. One thread uses it.
final class BundleStore {
  private static final Logger LOG = Logger.getLogger(BundleStore.class);

  /// Left free for the journal.
  private static final long RESERVE = 256L << 20;

  private static final String WHOLE = ".loupe";
  private static final String PART = ".part";
  private static final String VERSION = ".etag";
  private static final String ACCEPTED = ".accepted.json";
  private static final int DIGEST = 64;

  private final Path directory;
  private final long budget;

  BundleStore(Path directory, long budget) {
    this.directory = directory;
    this.budget = budget;
  }

  long budget() {
    return budget;
  }

  Path whole(String digest) {
    return directory.resolve(digest + WHOLE);
  }

  Path part(String digest) {
    return directory.resolve(digest + PART);
  }

  /// Which version of the file the part is of, as its server names it.
  Path version(String digest) {
    return directory.resolve(digest + VERSION);
  }

  Path accepted(String digest) {
    return directory.resolve(digest + ACCEPTED);
  }

  boolean has(String digest) {
    return Files.isRegularFile(whole(digest));
  }

  void used(String digest) throws IOException {
    Files.setLastModifiedTime(whole(digest), FileTime.from(Instant.now()));
  }

  /// Makes room for `bytes` more, the longest unused first, but never one of `kept`. False where
  /// there is none.
  boolean makeRoom(long bytes, Set<String> kept) throws IOException {
    Files.createDirectories(directory);
    for (var idle : idle(kept)) {
      if (fits(bytes)) return true;
      LOG.info("Bundle " + idle.getFileName() + " gives way to another");
      remove(digest(idle));
    }
    return fits(bytes);
  }

  private boolean fits(long bytes) throws IOException {
    var used = 0L;
    for (var file : files()) used += Files.size(file);
    return used + bytes <= budget && directory.toFile().getUsableSpace() - bytes >= RESERVE;
  }

  private List<Path> idle(Set<String> kept) throws IOException {
    return files().stream()
        .filter(file -> file.toString().endsWith(WHOLE) || file.toString().endsWith(PART))
        .filter(file -> !kept.contains(digest(file)))
        .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
        .toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> file.getFileName().toString().length() > DIGEST).toList();
    }
  }

  private static String digest(Path file) {
    return file.getFileName().toString().substring(0, DIGEST);
  }

  /// The part is whole now, and durable.
  void complete(String digest) throws IOException {
    try (var file = FileChannel.open(part(digest), StandardOpenOption.WRITE)) {
      file.force(true);
    }
    Files.move(part(digest), whole(digest), StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(version(digest));
    MemoryFile.sync(directory);
  }

  void removePart(String digest) throws IOException {
    Files.deleteIfExists(part(digest));
    Files.deleteIfExists(version(digest));
  }

  void remove(String digest) throws IOException {
    Files.deleteIfExists(whole(digest));
    Files.deleteIfExists(accepted(digest));
    removePart(digest);
  }
}
