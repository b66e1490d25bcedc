package dev.loupe.control.image.adapter;

import dev.loupe.control.ControlConfig;
import dev.loupe.control.image.ImageType;
import dev.loupe.control.image.Images;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Images as files, `ab/cd/abcd…`. Written beside and moved: a file that is there is whole.
@ApplicationScoped
public class ImageFolder implements Images {
  private static final int CHUNK = 1 << 16;

  private final Path root;
  private final Path uploads;
  private final long largest;

  @jakarta.inject.Inject
  ImageFolder(ControlConfig config) {
    this(config.data().resolve("images"), config.images().largest());
  }

  public ImageFolder(Path root, long largest) {
    this.root = root;
    this.uploads = root.resolve("uploads");
    this.largest = largest;
    try {
      Files.createDirectories(uploads);
      try (var left = Files.list(uploads)) { // by a killed process
        for (var file : left.toList()) Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Stored put(String digest, InputStream content) throws IOException {
    var upload = Files.createTempFile(uploads, "upload", "");
    try {
      var received = receive(content, upload);
      if (received == null) return new Stored.TooLarge(largest);
      var type = ImageType.of(received.start());
      if (type.isEmpty()) return new Stored.NoImage();
      if (!received.digest().equals(digest)) return new Stored.OtherDigest(received.digest());
      var file = file(digest);
      Files.createDirectories(file.getParent());
      Files.move(upload, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new Stored.Done(type.get(), received.size());
    } finally {
      Files.deleteIfExists(upload);
    }
  }

  private record Received(byte[] start, String digest, long size) {}

  private @Nullable Received receive(InputStream content, Path upload) throws IOException {
    var sha256 = sha256();
    var start = new byte[0];
    long size = 0;
    var chunk = new byte[CHUNK];
    try (var out = FileChannel.open(upload, StandardOpenOption.WRITE)) {
      for (int read; (read = content.readNBytes(chunk, 0, CHUNK)) > 0; ) {
        if (size == 0) start = Arrays.copyOf(chunk, Math.min(read, ImageType.LONGEST_MAGIC));
        size += read;
        if (size > largest) return null;
        sha256.update(chunk, 0, read);
        for (var bytes = ByteBuffer.wrap(chunk, 0, read); bytes.hasRemaining(); ) out.write(bytes);
      }
      out.force(true);
    }
    return new Received(start, HexFormat.of().formatHex(sha256.digest()), size);
  }

  @Override
  public Optional<Found> find(String digest) throws IOException {
    var file = file(digest);
    if (!Files.exists(file)) return Optional.empty();
    try (var in = Files.newInputStream(file)) {
      var start = in.readNBytes(ImageType.LONGEST_MAGIC);
      return ImageType.of(start).map(type -> new Found(file, type, size(file)));
    }
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private Path file(String digest) {
    return root.resolve(digest.substring(0, 2)).resolve(digest.substring(2, 4)).resolve(digest);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
