package dev.loupe.registry.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.loupe.bundle.Digest;
import dev.loupe.registry.Held;
import dev.loupe.registry.Registration;
import dev.loupe.registry.Registry;
import dev.loupe.registry.RegistryAway;
import dev.loupe.registry.Submission;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Models below one directory: `models/NAME/VERSION/{registered.json, bundle/…}`,
/// `aliases/NAME/ALIAS`, `documents/SHA256`. A version is made aside and moved there whole.
public final class DirectoryRegistry implements Registry {
  private static final String SHEET = "registered.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path root;
  private final Clock clock;

  /// What stands beside a version.
  record Sheet(String registeredAt, SortedMap<String, String> tags) {}

  public DirectoryRegistry(Path root, Clock clock) {
    this.root = root;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "the directory " + root;
  }

  /// The world's failures come back as the port's own.
  private interface Step<T> {
    T run() throws IOException;
  }

  private <T> T attempt(Step<T> step) throws RegistryAway {
    try {
      return step.run();
    } catch (IOException e) {
      throw new RegistryAway("The model directory " + root + " cannot be used: " + e + ".", e);
    }
  }

  @Override
  public Registration register(Submission submission) throws RegistryAway {
    return attempt(() -> {
      var model = submission.model();
      var place = model.name() + "/" + model.version();
      if (held(place).isEmpty()) move(submission, models().resolve(place));
      var held = held(place).orElseThrow(() -> new NoSuchFileException(place));
      return held.digest().equals(Optional.of(model.digest()))
          ? new Registration.Registered(held)
          : new Registration.Taken(held);
    });
  }

  /// Where another was quicker, that one stays.
  private void move(Submission submission, Path target) throws IOException {
    Files.createDirectories(root);
    Files.createDirectories(target.getParent());
    var aside = Files.createTempDirectory(root, "incoming-");
    try {
      var bundle = Files.createDirectory(aside.resolve("bundle"));
      for (var file : submission.files().entrySet())
        write(bundle.resolve(file.getKey()), file.getValue());
      var sheet = new Sheet(clock.instant().toString(), submission.tags());
      write(aside.resolve(SHEET), JSON.writeValueAsBytes(sheet));
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.exists(target.resolve(SHEET))) throw e;
    } finally {
      remove(aside);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void remove(Path directory) throws IOException {
    if (!Files.exists(directory)) return;
    try (Stream<Path> all = Files.walk(directory)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }

  @Override
  public Optional<Held> find(String digest) throws RegistryAway {
    return list().stream().filter(it -> it.digest().equals(Optional.of(digest))).findFirst();
  }

  @Override
  public List<Held> list() throws RegistryAway {
    return attempt(() -> {
      var all = new ArrayList<Held>();
      for (var name : children(models()))
        for (var version : children(name))
          held(name.getFileName() + "/" + version.getFileName()).ifPresent(all::add);
      all.sort(Comparator.comparing(Held::registeredAt).thenComparing(Held::place));
      return List.copyOf(all);
    });
  }

  private static List<Path> children(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) return List.of();
    try (Stream<Path> list = Files.list(directory)) {
      return list.filter(Files::isDirectory).toList();
    }
  }

  /// A sheet that someone broke makes a version without tags, which nobody takes for whole.
  private Optional<Held> held(String place) throws IOException {
    try {
      var sheet = JSON.readValue(models().resolve(place).resolve(SHEET).toFile(), Sheet.class);
      var at = Instant.parse(sheet.registeredAt());
      return Optional.of(new Held(place, sheet.tags(), at, null));
    } catch (NoSuchFileException | java.io.FileNotFoundException e) {
      return Optional.empty();
    } catch (com.fasterxml.jackson.core.JacksonException
        | java.time.DateTimeException
        | NullPointerException e) {
      return Optional.of(new Held(place, new TreeMap<>(), Instant.EPOCH, null));
    }
  }

  @Override
  public Optional<SortedMap<String, byte[]>> files(String place) throws RegistryAway {
    return attempt(() -> {
      var bundle = models().resolve(place).resolve("bundle");
      if (!Files.isDirectory(bundle)) return Optional.empty();
      var files = new TreeMap<String, byte[]>();
      try (Stream<Path> list = Files.list(bundle)) {
        for (var file : list.filter(Files::isRegularFile).toList())
          files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
      return Optional.of(files);
    });
  }

  @Override
  public String attach(byte[] document) throws RegistryAway {
    var digest = Digest.sha256(document);
    return attempt(() -> {
      replace(root.resolve("documents").resolve(digest), document);
      return digest;
    });
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    var aside = Files.createTempFile(file.getParent(), ".", "");
    try {
      write(aside, bytes);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  @Override
  public Optional<byte[]> document(String sha256) throws RegistryAway {
    return attempt(() -> bytes(root.resolve("documents").resolve(sha256)));
  }

  private static Optional<byte[]> bytes(Path file) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void alias(String name, String alias, String place) throws RegistryAway {
    attempt(() -> {
      replace(root.resolve("aliases").resolve(name).resolve(alias), JSON.writeValueAsBytes(place));
      return place;
    });
  }

  @Override
  public Optional<String> aliased(String name, String alias) throws RegistryAway {
    return attempt(() -> {
      var bytes = bytes(root.resolve("aliases").resolve(name).resolve(alias));
      return bytes.isEmpty()
          ? Optional.empty()
          : Optional.of(JSON.readValue(bytes.get(), String.class));
    });
  }

  private Path models() {
    return root.resolve("models");
  }
}
