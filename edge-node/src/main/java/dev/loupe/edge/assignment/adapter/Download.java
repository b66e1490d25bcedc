package dev.loupe.edge.assignment.adapter;

import dev.loupe.bundle.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One attempt's bytes, appended to the part that is there, or in its place where the server begins
/// anew.
final class Download implements BodyHandler<Void>, AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+)");
  private static final Pattern SHA256 = Pattern.compile("\"([0-9a-f]{64})\"");
  private static final long UNKNOWN = -1;

  private final BundleStore store;
  private final String digest;
  private final Set<String> kept;
  private final FileChannel file;
  private String version;
  private long total = UNKNOWN;
  private Fetched.@Nullable Barred barred;
  private volatile long heard = System.nanoTime();

  Download(BundleStore store, String digest, Set<String> kept) throws IOException {
    this.store = store;
    this.digest = digest;
    this.kept = kept;
    Files.createDirectories(store.part(digest).getParent());
    version =
        Files.isRegularFile(store.version(digest)) ? Files.readString(store.version(digest)) : "";
    file =
        FileChannel.open(store.part(digest), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (version.isEmpty()) file.truncate(0); // nobody knows of which version it is
    file.position(file.size());
  }

  long have() {
    try {
      return file.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String version() {
    return version;
  }

  Duration idle() {
    return Duration.ofNanos(System.nanoTime() - heard);
  }

  synchronized Optional<Fetched.Barred> barred() {
    return Optional.ofNullable(barred);
  }

  /// As the server names it by a strong ETag that is one.
  Optional<String> sha256() {
    var matcher = SHA256.matcher(version);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  synchronized boolean isWhole() throws IOException {
    return total == UNKNOWN || Files.size(store.part(digest)) == total;
  }

  @Override
  public synchronized BodySubscriber<Void> apply(ResponseInfo info) {
    heard = System.nanoTime();
    try {
      if (!begins(info)) return BodySubscribers.replacing(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(this::append));
  }

  private boolean begins(ResponseInfo info) throws IOException {
    var length = info.headers().firstValueAsLong("Content-Length").orElse(UNKNOWN);
    switch (info.statusCode()) {
      case 200 -> {
        file.truncate(0);
        total = length;
        version = info.headers().firstValue("ETag").orElse("");
        Files.writeString(store.version(digest), version);
      }
      case 206 -> {
        var range = RANGE.matcher(info.headers().firstValue("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != file.size())
          throw new IOException("the control plane sends another range than was asked for");
        total = Long.parseLong(range.group(2));
      }
      default -> {
        return false;
      }
    }
    return hasRoom(Math.max(0, total - file.size()));
  }

  private boolean hasRoom(long bytes) throws IOException {
    if (store.makeRoom(bytes, kept)) return true;
    barred =
        new Fetched.Barred(
            Refusal.TOO_LARGE,
            "bundle "
                + digest
                + " needs "
                + (bytes >> 20)
                + " MiB more than loupe.models.budget or the disk has beside what is in use: "
                + Refusal.TOO_LARGE.wayOut()
                + ".");
    return false;
  }

  private synchronized void append(byte[] bytes) {
    heard = System.nanoTime();
    try {
      if (file.size() + bytes.length > store.budget())
        throw new IOException("it is larger than loupe.models.budget");
      for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) file.write(left);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
