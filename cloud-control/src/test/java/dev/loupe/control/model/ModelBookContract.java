package dev.loupe.control.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Manifest;
import dev.loupe.schema.model.ModelRef;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What every book of models must do.
public abstract class ModelBookContract {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  protected abstract ModelBook book();

  private static Model model(String version, Instant at) {
    var contents = ReleasedBundles.contents("pcb", version, ReleasedBundles.governance(), true);
    var manifest = manifest(contents);
    var ref = new ModelRef("pcb", version, contents.digest().orElseThrow());
    var tags = new TreeMap<>(Facts.tags(manifest, ref.digest()));
    tags.put("loupe.note", "陈伟 'x' \"y\" \\");
    return new Model(ref, manifest, new Model.Provenance("pcb/1", "key-1", at, 77, tags), null);
  }

  private static Manifest manifest(dev.loupe.bundle.Contents contents) {
    var opened = (dev.loupe.bundle.Opening.Opened) dev.loupe.bundle.Opener.open(contents);
    return opened.bundle().manifest();
  }

  private Model add(String version, Instant at) {
    var model = model(version, at);
    var contents = ReleasedBundles.contents("pcb", version, ReleasedBundles.governance(), true);
    book().add(model, contents.file(Manifest.FILE).orElseThrow());
    return model;
  }

  @Test
  void whatIsBookedIsFoundByDigestAndByVersion() {
    var model = add("1.0", NOW);

    assertThat(book().find(model.ref().digest())).contains(model);
    assertThat(book().find("pcb", "1.0")).contains(model);
    assertThat(book().find("pcb", "2.0")).isEmpty();
    assertThat(book().find("0".repeat(64))).isEmpty();
  }

  @Test
  void theNewestComesFirstAndTheSameAgainChangesNothing() {
    var older = add("1.0", NOW);
    var newer = add("2.0", NOW.plusSeconds(1));
    add("1.0", NOW.plusSeconds(2));

    assertThat(book().all()).containsExactly(newer, older);
  }

  @Test
  void aMismatchStandsUntilItIsTakenBack() {
    var model = add("1.0", NOW);

    book().judge(model.ref().digest(), "a tag differs");
    assertThat(book().find(model.ref().digest()).orElseThrow().mismatch())
        .isEqualTo("a tag differs");

    book().judge(model.ref().digest(), null);
    assertThat(book().find(model.ref().digest())).contains(model);
  }

  @Test
  void anAliasIsAskedForOnceAndForTheLastOne() {
    var first = new ModelBook.Alias("pcb", "champion", "1".repeat(64), "r-1", NOW);
    var second = new ModelBook.Alias("pcb", "champion", "2".repeat(64), "r-2", NOW);
    var other = new ModelBook.Alias("plug", "champion", "3".repeat(64), "r-3", NOW);

    book().ask(first);
    book().ask(other);
    book().ask(second);

    assertThat(book().aliases()).containsExactlyInAnyOrder(second, other);
  }
}
