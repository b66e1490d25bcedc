package dev.loupe.edge.frame.adapter;

import dev.loupe.edge.frame.Camera;
import dev.loupe.edge.frame.CameraFailed;
import dev.loupe.edge.frame.Frame;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A folder into which the camera renames its frames, `00000042.png`; each is deleted once read.
/// Other names are left alone: they are still being written, or a camera is set up wrongly.
public final class FolderCamera implements Camera {
  private static final Pattern NAME = Pattern.compile("(\\d{8})\\.(png|jpg|jpeg|bmp)");
  private static final Pattern IMAGE = Pattern.compile("(?i)[^.].*\\.(png|jpe?g|bmp|gif|tiff?)");
  private static final Logger LOG = Logger.getLogger(FolderCamera.class);
  private static final int MOST_BYTES = 256 << 20;

  private final Path folder;
  private final TreeMap<Long, Path> waiting = new TreeMap<>();
  private @Nullable WatchService watcher;
  private boolean told;

  public FolderCamera(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<Frame> take(Duration atMost) throws CameraFailed, InterruptedException {
    var end = System.nanoTime() + atMost.toNanos();
    try {
      var watching = watch();
      for (var key = watching.poll(); ; key = next(watching, end)) {
        if (key != null) note(key);
        var frame = first();
        if (frame.isPresent() || (key == null && System.nanoTime() - end >= 0)) return frame;
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static @Nullable WatchKey next(WatchService watching, long end)
      throws InterruptedException {
    return watching.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  private WatchService watch() throws IOException {
    var open = watcher;
    if (open != null) return open;
    var opened = FileSystems.getDefault().newWatchService();
    try {
      folder.register(opened, StandardWatchEventKinds.ENTRY_CREATE);
      list(); // after registering, so that no frame falls between the two
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    watcher = opened;
    return opened;
  }

  private void note(WatchKey key) throws IOException {
    for (var event : key.pollEvents()) {
      if (event.kind() == StandardWatchEventKinds.OVERFLOW) list();
      else if (event.context() instanceof Path name) note(name);
    }
    if (!key.reset()) throw new NoSuchFileException(folder.toString());
  }

  private void note(Path name) {
    var match = NAME.matcher(name.toString());
    if (match.matches()) waiting.put(Long.parseLong(match.group(1)), folder.resolve(name));
    else if (!told && IMAGE.matcher(name.toString()).matches()) {
      told = true; // once: a camera that is set up wrongly makes one for each part
      LOG.warnf(
          "%s in %s is no frame's name and is left alone: write frames as 00000042.png, counted"
              + " from 1 after a reset (.jpg, .jpeg and .bmp on the JVM)",
          name, folder);
    }
  }

  private void list() throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) note(file.getFileName());
    }
  }

  private Optional<Frame> first() throws IOException {
    while (true) {
      var next = waiting.pollFirstEntry();
      if (next == null) return Optional.empty();
      var arrived = System.nanoTime();
      try (var in = Files.newInputStream(next.getValue())) {
        var bytes = in.readNBytes(MOST_BYTES); // a larger one is cut, and so a broken image
        Files.delete(next.getValue());
        return Optional.of(new Frame(next.getKey(), bytes, arrived));
      } catch (NoSuchFileException e) {
        // Already read: the listing and the watcher both told of it.
      }
    }
  }

  @Override
  public void check() throws CameraFailed {
    try {
      if (!Files.isDirectory(folder)) throw new NoSuchFileException(folder.toString());
      watch();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void empty() throws CameraFailed {
    try {
      watch();
      list();
      for (var file : waiting.values()) Files.deleteIfExists(file);
      waiting.clear();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private CameraFailed failed(IOException cause) {
    close();
    return new CameraFailed(
        "The camera folder "
            + folder
            + " cannot be read or emptied ("
            + cause
            + "): it must exist"
            + " and belong to the node (loupe.camera.folder).",
        cause);
  }

  @Override
  public void close() {
    waiting.clear();
    var open = watcher;
    watcher = null;
    try {
      if (open != null) open.close();
    } catch (IOException e) {
      // Nothing is lost: the next take opens a new one.
    }
  }
}
