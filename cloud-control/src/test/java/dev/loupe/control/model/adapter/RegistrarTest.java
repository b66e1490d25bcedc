package dev.loupe.control.model.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.bundle.Claims.Governance;
import dev.loupe.bundle.Refusal;
import dev.loupe.control.model.Outcome;
import dev.loupe.control.model.ReleasedBundles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrarTest {
  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new Desk(folder);
  }

  private void nothingIsThere() throws Exception {
    assertThat(desk.book.all()).isEmpty();
    assertThat(desk.registry.list()).isEmpty();
    assertThat(desk.vault.held()).isEmpty();
  }

  @Test
  void aSignedAndGovernedBundleIsInStoreBookAndVault() throws Exception {
    var loupe = desk.released.loupe("pcb", "1.0");
    var digest = ReleasedBundles.digest(loupe);

    var outcome = desk.registrar.register(loupe);

    assertThat(outcome).isInstanceOf(Outcome.Registered.class);
    var model = ((Outcome.Registered) outcome).model();
    assertThat(model.ref().digest()).isEqualTo(digest);
    assertThat(model.provenance().signer()).isEqualTo(ReleasedBundles.KEY);
    assertThat(desk.book.all()).containsExactly(model);
    assertThat(desk.registry.find(digest))
        .hasValueSatisfying(held -> {
          assertThat(held.place()).isEqualTo(model.provenance().place());
          assertThat(held.tags())
              .containsEntry("loupe.fmea-report.id", "FMEA-12")
              .containsEntry("loupe.dataset-certificate.approver", "Chen Wei")
              .containsEntry("loupe.firmware-range.date", "2026-01-15");
        });
    assertThat(Files.readAllBytes(desk.vault.bundle(digest).orElseThrow())).isEqualTo(loupe);
    assertThat(desk.vault.held()).isEmpty();
  }

  @Test
  void theSameAgainIsKnown() throws Exception {
    var loupe = desk.released.loupe("pcb", "1.0");
    desk.registrar.register(loupe);

    assertThat(desk.registrar.register(loupe)).isInstanceOf(Outcome.Known.class);
    assertThat(desk.registry.list()).hasSize(1);
  }

  @Test
  void anotherBundleUnderATakenVersionIsRefused() throws Exception {
    desk.registrar.register(desk.released.loupe("pcb", "1.0"));
    var entry = ReleasedBundles.entry("FW-8");
    var other = desk.released.governed("pcb", "1.0", new Governance(entry, entry, entry));

    assertThat(desk.registrar.register(other))
        .isInstanceOfSatisfying(
            Outcome.Taken.class,
            it -> assertThat(it.sentence()).contains("pcb 1.0 is registered already"));
    assertThat(desk.registry.list()).hasSize(1);
  }

  @Test
  void anUnsignedBundleIsRefusedAndNowhere() throws Exception {
    assertThat(desk.registrar.register(desk.released.unsigned("pcb", "1.0")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, it -> assertThat(it.code()).isEqualTo(Refusal.UNSIGNED));
    nothingIsThere();
  }

  @Test
  void aMissingOrEmptyEntryIsRefusedAndNowhere() throws Exception {
    var good = ReleasedBundles.entry("FW-7");
    var missing = desk.released.governed("pcb", "1.0", new Governance(good, good, null));
    var empty =
        desk.released.governed(
            "pcb", "1.0", new Governance(good, ReleasedBundles.entry("n/a"), good));

    for (var loupe : new byte[][] {missing, empty})
      assertThat(desk.registrar.register(loupe))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              it -> assertThat(it.code()).isEqualTo(Refusal.GOVERNANCE_MISSING));
    nothingIsThere();
  }

  @Test
  void aDocumentThatIsNowhereIsAskedForAndOneThatWasUploadedCounts() throws Exception {
    var loupe = desk.released.withoutDocument("pcb", "1.0");
    assertThat(desk.registrar.register(loupe))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, it -> assertThat(it.sentence()).contains("is not attached"));

    var sha256 = desk.vault.attach(ReleasedBundles.DOCUMENT);

    assertThat(desk.registrar.register(loupe)).isInstanceOf(Outcome.Registered.class);
    assertThat(desk.registry.document(sha256)).isPresent();
  }

  @Test
  void whatTheStoreCannotTakeNowWaitsUnseenAndIsRegisteredWhenItIsBack() throws Exception {
    var loupe = desk.released.loupe("pcb", "1.0");
    desk.registry.pulled = true;

    assertThat(desk.registrar.register(loupe))
        .isInstanceOfSatisfying(
            Outcome.Waiting.class,
            it ->
                assertThat(it.sentence())
                    .startsWith("The store does not answer (pulled). pcb:1.0@")
                    .endsWith(" is kept here and registered as soon as it answers."));
    assertThat(desk.registrar.resume()).isEmpty();
    assertThat(desk.book.all()).isEmpty();

    desk.registry.pulled = false;
    assertThat(desk.registrar.resume()).singleElement().isInstanceOf(Outcome.Registered.class);
    assertThat(desk.book.all()).hasSize(1);
    assertThat(desk.vault.held()).isEmpty();
  }

  @Test
  void aCrashBetweenStoreAndBookIsMadeGoodByTheNextLook() throws Exception {
    var loupe = desk.released.loupe("pcb", "1.0");
    desk.book.breakNext();
    assertThatThrownBy(() -> desk.registrar.register(loupe)).hasMessage("killed");

    desk.reconciler.run();

    assertThat(desk.book.all()).hasSize(1);
    assertThat(desk.registry.list()).hasSize(1);
    assertThat(desk.vault.held()).isEmpty();
  }
}
