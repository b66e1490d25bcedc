package dev.loupe.edge.image.adapter;

import dev.loupe.edge.image.Image;
import dev.loupe.edge.image.Images;
import dev.loupe.edge.image.UploadQueue;
import dev.loupe.edge.image.UploadQueue.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Keeps images on disk until the control plane has them. One thread writes them down, another
/// uploads them; whoever hands one in never waits.
public final class Uploads implements Images, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Uploads.class);
  private static final int HANDED_IN = 64;

  /// Left free for the journal.
  private static final long RESERVE = 256L << 20;

  /// So often an image is offered to an address that takes none.
  private static final int MOST_IN_VAIN = 5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final ImageFolder folder;
  private final Put put;
  private final long budget;
  private final UploadQueue queue = new UploadQueue();
  private final ArrayBlockingQueue<Image> handedIn = new ArrayBlockingQueue<>(HANDED_IN);
  private final Thread writer;
  private final Thread uploader;
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean closing;

  /// How an upload ended.
  enum Answer {
    /// The control plane has it, or nobody wants it.
    DONE,
    /// For itself: it never goes again.
    REFUSED,
    /// Nothing takes images at this address: for a few times that may pass.
    NOT_HERE,
    /// Says nothing against the image.
    AGAIN
  }

  /// Uploads the file's bytes under their digest.
  interface Put {
    Answer put(String sha256, byte[] bytes) throws InterruptedException;

    /// Before the first part: what is done for the first time takes the processor from it.
    default void prepare() throws InterruptedException {}
  }

  Uploads(ImageFolder folder, Put put, long budget) {
    this.folder = folder;
    this.put = put;
    this.budget = budget;
    this.writer = Thread.ofVirtual().name("image-writer").unstarted(this::write);
    this.uploader = Thread.ofVirtual().name("image-uploader").unstarted(this::upload);
  }

  void start() throws IOException {
    for (var found : folder.sweep()) queue.add(found.sha256(), found.kind(), found.bytes());
    writer.start();
    uploader.start();
  }

  @Override
  public void keep(Image image) {
    if (!handedIn.offer(image)) LOG.warn("An image is given up: the disk is too slow for it");
  }

  private void write() {
    try {
      while (!closing) writeDown(handedIn.take());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeDown(Image image) {
    synchronized (queue) {
      if (!queue.isNew(image.sha256())) return;
    }
    try {
      folder.write(image);
    } catch (IOException e) {
      LOG.warn("An image is given up: it cannot be written to " + folder.directory(), e);
      return;
    }
    synchronized (queue) {
      queue.add(image.sha256(), image.kind(), image.bytes().length);
      for (var given : queue.giveUp(room())) {
        LOG.warn("An image is given up to keep the disk free: " + given.sha256());
        delete(given);
      }
      queue.notifyAll();
    }
  }

  private long room() {
    return Math.min(budget, Math.max(0, queue.bytes() + folder.freeBytes() - RESERVE));
  }

  private void upload() {
    var pause = FIRST_PAUSE;
    try {
      put.prepare();
      while (!closing) {
        if (upload(next())) pause = FIRST_PAUSE;
        else {
          var spread = 0.8 + 0.4 * ThreadLocalRandom.current().nextDouble();
          TimeUnit.MILLISECONDS.sleep((long) (pause.toMillis() * spread));
          pause = pause.multipliedBy(2);
          if (pause.compareTo(LONGEST_PAUSE) > 0) pause = LONGEST_PAUSE;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Waiting next() throws InterruptedException {
    synchronized (queue) {
      Optional<Waiting> next;
      while ((next = queue.next()).isEmpty()) queue.wait();
      return next.get();
    }
  }

  /// Whether it waits no more.
  private boolean upload(Waiting it) throws InterruptedException {
    var over =
        switch (answer(it)) {
          case DONE -> true;
          case REFUSED -> refused();
          case NOT_HERE -> it.tries() + 1 >= MOST_IN_VAIN && refused();
          case AGAIN -> false;
        };
    synchronized (queue) {
      if (over) queue.remove(it.sha256());
      else queue.triedInVain(it.sha256());
    }
    if (over) delete(it);
    return over;
  }

  private boolean refused() {
    refused.incrementAndGet();
    return true;
  }

  private Answer answer(Waiting it) throws InterruptedException {
    try {
      return put.put(it.sha256(), Files.readAllBytes(folder.file(it.sha256(), it.kind())));
    } catch (NoSuchFileException e) {
      LOG.debug("Given up or being written", e);
    } catch (IOException e) {
      LOG.warn("An image is given up: it cannot be read", e);
    }
    return Answer.DONE;
  }

  private void delete(Waiting it) {
    try {
      Files.deleteIfExists(folder.file(it.sha256(), it.kind()));
    } catch (IOException e) {
      LOG.warn("An uploaded image cannot be deleted", e);
    }
  }

  /// How many the control plane would not have.
  public long refusals() {
    return refused.get();
  }

  public long waitingBytes() {
    synchronized (queue) {
      return queue.bytes();
    }
  }

  public int waiting() {
    synchronized (queue) {
      return queue.size();
    }
  }

  /// What is on disk stays there for the next start.
  @Override
  public void close() {
    closing = true;
    writer.interrupt();
    uploader.interrupt();
  }
}
