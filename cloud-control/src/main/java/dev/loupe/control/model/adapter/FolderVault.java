package dev.loupe.control.model.adapter;

import dev.loupe.bundle.Digest;
import dev.loupe.control.model.Vault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `bundles/DIGEST.loupe`, `held/DIGEST.loupe` and `documents/SHA256`, each written aside and
/// moved: a file that is there is whole.
public final class FolderVault implements Vault {
  private static final String SUFFIX = ".loupe";
  private static final String DIGEST = "[0-9a-f]{64}";

  private final Path bundles;
  private final Path held;
  private final Path documents;

  public FolderVault(Path root) throws IOException {
    bundles = Files.createDirectories(root.resolve("bundles"));
    held = Files.createDirectories(root.resolve("held"));
    documents = Files.createDirectories(root.resolve("documents"));
  }

  @Override
  public void keep(String model, byte[] loupe) throws IOException {
    write(file(bundles, model), loupe);
  }

  @Override
  public Optional<Path> bundle(String model) {
    return Optional.of(file(bundles, model)).filter(Files::isRegularFile);
  }

  @Override
  public void hold(String model, byte[] loupe) throws IOException {
    write(file(held, model), loupe);
  }

  @Override
  public List<String> held() throws IOException {
    try (Stream<Path> list = Files.list(held)) {
      return list.map(it -> it.getFileName().toString())
          .filter(it -> it.matches(DIGEST + "\\.loupe"))
          .map(it -> it.substring(0, it.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }

  @Override
  public Optional<byte[]> held(String model) throws IOException {
    return bytes(file(held, model));
  }

  @Override
  public void release(String model) throws IOException {
    Files.deleteIfExists(file(held, model));
  }

  @Override
  public String attach(byte[] document) throws IOException {
    var digest = Digest.sha256(document);
    write(documents.resolve(digest), document);
    return digest;
  }

  @Override
  public Optional<byte[]> document(String sha256) throws IOException {
    return bytes(documents.resolve(checked(sha256)));
  }

  private static Path file(Path folder, String model) {
    return folder.resolve(checked(model) + SUFFIX);
  }

  private static String checked(String digest) {
    if (!digest.matches(DIGEST)) throw new IllegalArgumentException("no SHA-256: " + digest);
    return digest;
  }

  private static Optional<byte[]> bytes(Path file) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    var aside = Files.createTempFile(file.getParent(), ".", "");
    try {
      Files.write(aside, bytes);
      try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}
