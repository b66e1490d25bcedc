package dev.loupe.control.model.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.bundle.Archive;
import dev.loupe.bundle.Loading.Loaded;
import dev.loupe.bundle.Refusal;
import dev.loupe.control.model.Clearance;
import dev.loupe.control.model.Clearance.Barred;
import dev.loupe.control.model.Clearance.Cleared;
import dev.loupe.control.model.Model;
import dev.loupe.control.model.Outcome;
import dev.loupe.control.model.ReleasedBundles;
import dev.loupe.registry.Mirror;
import dev.loupe.registry.RegistryAway;
import dev.loupe.registry.Submission;
import dev.loupe.schema.model.ModelRef;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcilerTest {
  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk(folder);
  }

  private Model registered(String name, String version) throws Exception {
    var outcome = desk.registrar.register(desk.released.loupe(name, version));
    return ((Outcome.Registered) outcome).model();
  }

  private Clearance clearance(Model model) {
    return desk.catalogue.clearance(model.ref().digest());
  }

  private Refusal bar(Model model) {
    return ((Barred) clearance(model)).code();
  }

  @Test
  void aModelWhoseStoreAgreesIsCleared() throws Exception {
    var model = registered("pcb", "1.0");

    assertThat(desk.reconciler.run().news()).isEmpty();

    assertThat(clearance(model)).isEqualTo(new Cleared(model));
  }

  @Test
  void anEditedTagIsAMismatchThatBarsRolloutsUntilItIsRestored() throws Exception {
    var model = registered("pcb", "1.0");
    desk.edit("pcb/1.0", "Chen Wei", "Nobody");

    assertThat(desk.reconciler.run().news())
        .singleElement()
        .asString()
        .contains("GOVERNANCE_MISMATCH: tag loupe.dataset-certificate.approver is 'Nobody'");
    assertThat(bar(model)).isEqualTo(Refusal.GOVERNANCE_MISMATCH);
    assertThat(desk.reconciler.run().news()).isEmpty();

    desk.edit("pcb/1.0", "Nobody", "Chen Wei");
    desk.reconciler.run();
    assertThat(clearance(model)).isInstanceOf(Cleared.class);
  }

  @Test
  void anEditedDigestTagDoesNotHideAVersion() throws Exception {
    var model = registered("pcb", "1.0");
    desk.edit("pcb/1.0", model.ref().digest(), "0".repeat(64));

    desk.reconciler.run();

    assertThat(bar(model)).isEqualTo(Refusal.GOVERNANCE_MISMATCH);
    assertThat(desk.book.all()).hasSize(1);
  }

  @Test
  void anotherControlPlanesModelIsAdoptedWithItsBytes() throws Exception {
    var model = registered("pcb", "1.0");
    var fresh = new Desk(folder.resolve("fresh"));
    desk.released.trust(fresh.keys);
    for (var held : desk.registry.list())
      fresh.registry.register(
          new Submission(
              model.ref(), desk.registry.files(held.place()).orElseThrow(), held.tags()));

    assertThat(fresh.reconciler.run().news()).containsExactly("pcb/1.0 is adopted");

    assertThat(fresh.catalogue.clearance(model.ref().digest())).isInstanceOf(Cleared.class);
  }

  @Test
  void whatSomeonePutsIntoTheStoreUnsignedIsNotTakenAndNotLookedAtAgain() throws Exception {
    var loupe = desk.released.unsigned("pcb", "1.0");
    var digest = ReleasedBundles.digest(loupe);
    var files = ((Loaded) Archive.read("test", loupe)).contents().files();
    desk.registry.register(
        new Submission(
            new ModelRef("pcb", "1.0", digest), files, Mirror.of(digest, "1.0", Map.of())));

    assertThat(desk.reconciler.run().news())
        .singleElement()
        .asString()
        .startsWith("pcb/1.0 is not taken: UNSIGNED: ");

    assertThat(desk.reconciler.run().news()).isEmpty();
    assertThat(desk.catalogue.all()).isEmpty();
  }

  @Test
  void aRevokedBundleIsBarredAtOnce() throws Exception {
    var model = registered("pcb", "1.0");

    desk.released.trust(desk.keys, model.ref().digest());

    assertThat(bar(model)).isEqualTo(Refusal.REVOKED);
  }

  @Test
  void whatIsNotRegisteredIsBarred() {
    assertThat(desk.catalogue.clearance("0".repeat(64)))
        .isInstanceOfSatisfying(
            Barred.class, it -> assertThat(it.code()).isEqualTo(Refusal.NO_BUNDLE));
  }

  @Test
  void thePromotedModelGetsTheAliasWhenTheStoreAnswers() throws Exception {
    var model = registered("pcb", "1.0");
    desk.registry.pulled = true;
    desk.catalogue.promoted(model.ref(), "rollout-1");
    assertThatThrownBy(() -> desk.reconciler.run()).isInstanceOf(RegistryAway.class);
    assertThat(clearance(model)).isInstanceOf(Cleared.class);

    desk.registry.pulled = false;
    desk.reconciler.run();

    assertThat(desk.registry.aliased("pcb", "champion")).contains("pcb/1.0");
  }

  @Test
  void anAliasThatSomeoneMovedIsMovedBack() throws Exception {
    var first = registered("pcb", "1.0");
    registered("pcb", "2.0");
    desk.catalogue.promoted(first.ref(), "rollout-1");
    desk.reconciler.run();

    desk.registry.alias("pcb", "champion", "pcb/2.0");
    desk.reconciler.run();

    assertThat(desk.registry.aliased("pcb", "champion")).contains("pcb/1.0");
  }
}
