package dev.loupe.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Digest;
import dev.loupe.registry.Registration.Registered;
import dev.loupe.registry.Registration.Taken;
import dev.loupe.schema.model.ModelRef;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What every store must do. Each test uses model names of its own.
public abstract class RegistryContract {
  protected final String name = "board-" + UUID.randomUUID().toString().substring(0, 8);

  protected abstract Registry registry() throws Exception;

  protected static Submission submission(String name, String version, int seed) {
    var manifest = ("{\"name\":\"" + name + "\",\"seed\":" + seed + "}").getBytes(UTF_8);
    var model = new byte[300_000];
    new Random(seed).nextBytes(model);
    var files = new TreeMap<String, byte[]>();
    files.put("manifest.json", manifest);
    files.put("model.onnx", model);
    files.put("signatures.dsse.json", "{}".getBytes(UTF_8));
    var digest = Digest.sha256(manifest);
    var facts = Map.of("family", "pair-heatmap", "fmea.approver", "陈伟 'O''Brien' \"x\" % _ \\ `y`");
    return new Submission(
        new ModelRef(name, version, digest), files, Mirror.of(digest, version, facts));
  }

  protected static Held registered(Registration registration) {
    assertThat(registration).isInstanceOf(Registered.class);
    return ((Registered) registration).held();
  }

  @Test
  void aRegisteredVersionIsFoundWithItsTagsAndItsBytes() throws Exception {
    var submission = submission(name, "1.0", 1);

    var held = registered(registry().register(submission));

    assertThat(held.tags()).isEqualTo(submission.tags());
    assertThat(registry().find(submission.model().digest())).contains(held);
    assertThat(registry().list()).contains(held);
    var files = registry().files(held.place()).orElseThrow();
    assertThat(digests(files)).isEqualTo(digests(submission.files()));
  }

  private static Map<String, String> digests(SortedMap<String, byte[]> files) {
    var digests = new TreeMap<String, String>();
    files.forEach((file, bytes) -> digests.put(file, Digest.sha256(bytes)));
    return digests;
  }

  @Test
  void theSameAgainIsTheSameVersion() throws Exception {
    var submission = submission(name, "1.0", 1);
    var first = registered(registry().register(submission));

    var second = registered(registry().register(submission));

    assertThat(second).isEqualTo(first);
    assertThat(mine()).hasSize(1);
  }

  private java.util.List<Held> mine() throws Exception {
    return registry().list().stream().filter(it -> it.place().startsWith(name + "/")).toList();
  }

  @Test
  void anotherDigestUnderATakenVersionIsRefusedAndChangesNothing() throws Exception {
    var first = registered(registry().register(submission(name, "1.0", 1)));

    var second = registry().register(submission(name, "1.0", 2));

    assertThat(second).isEqualTo(new Taken(first));
    assertThat(mine()).containsExactly(first);
  }

  @Test
  void versionsAreListedInTheOrderOfTheirRegistration() throws Exception {
    var digests = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      var submission = submission(name, "v" + (20 - i), i);
      registered(registry().register(submission));
      digests.add(submission.model().digest());
    }

    assertThat(mine()).extracting(it -> it.digest().orElseThrow()).isEqualTo(digests);
  }

  @Test
  void whatWasNeverRegisteredIsNotThere() throws Exception {
    assertThat(registry().find("0".repeat(64))).isEmpty();
    assertThat(registry().files(name + "/1")).isEmpty();
    assertThat(registry().document("0".repeat(64))).isEmpty();
    assertThat(registry().aliased(name, "champion")).isEmpty();
  }

  @Test
  void anAliasStandsForOneVersionAndMoves() throws Exception {
    var first = registered(registry().register(submission(name, "1.0", 1)));
    var second = registered(registry().register(submission(name, "2.0", 2)));
    assertThat(registry().aliased(name, "champion")).isEmpty();

    registry().alias(name, "champion", first.place());
    assertThat(registry().aliased(name, "champion")).contains(first.place());

    registry().alias(name, "champion", second.place());
    assertThat(registry().aliased(name, "champion")).contains(second.place());
  }

  @Test
  void aDocumentIsKeptUnderItsDigest() throws Exception {
    var document = ("FMEA of " + name).getBytes(UTF_8);

    var digest = registry().attach(document);

    assertThat(digest).isEqualTo(Digest.sha256(document));
    assertThat(registry().attach(document)).isEqualTo(digest);
    assertThat(registry().document(digest))
        .hasValueSatisfying(it -> assertThat(it).isEqualTo(document));
  }

  @Test
  void twoWhoRegisterOneVersionAtOnceDoNotBothGetIt() throws Exception {
    var one = submission(name, "1.0", 1);
    var other = submission(name, "1.0", 2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tries = new ArrayList<Callable<Registration>>();
      for (var submission : new Submission[] {one, other, one, other})
        tries.add(() -> registry().register(submission));
      for (var result : threads.invokeAll(tries)) result.get();
    }

    assertThat(mine()).hasSize(1);
  }
}
