package dev.loupe.bundle;

import static dev.loupe.bundle.SignedBundle.DIGEST;
import static dev.loupe.bundle.SignedBundle.NOW;
import static dev.loupe.bundle.SignedBundle.RELEASE;
import static dev.loupe.bundle.SignedBundle.SIGNED;
import static dev.loupe.bundle.SignedBundle.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.Acceptance.Accepted;
import dev.loupe.bundle.Opening.Refused;
import dev.loupe.bundle.Site.Silent;
import dev.loupe.bundle.dsse.SigningKey;
import dev.loupe.bundle.dsse.Trust;
import dev.loupe.bundle.dsse.Trust.Revoked;
import dev.loupe.schema.wire.Decoded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AcceptanceTest {
  private static final Trust REVOKED =
      new Trust(List.of(), new Revoked(Set.of("release-1"), Set.of(DIGEST)), Map.of("diff", 99L));

  private final AcceptedRecord accepted =
      ((Accepted) Acceptance.accept(DIGEST, SIGNED, SignedBundle.site())).accepted();

  @Test
  void whatIsAcceptedIsOpenWithItsGoldenSetAndRemembersItsSigner() {
    var accepted = (Accepted) Acceptance.accept(DIGEST, SIGNED, SignedBundle.site());
    assertThat(accepted.bundle().digest()).isEqualTo(DIGEST);
    assertThat(accepted.bundle().golden().samples())
        .singleElement()
        .satisfies(sample -> assertThat(sample.name()).isEqualTo("golden-1.png"));
    assertThat(accepted.accepted())
        .isEqualTo(new AcceptedRecord(DIGEST, "release-1", RELEASE.publicKey(), NOW));
  }

  @Test
  void theRecordSurvivesItsCodec() {
    assertThat(AcceptedRecord.decode(accepted.encode())).isEqualTo(new Decoded.Value<>(accepted));
    var local = AcceptedRecord.unsigned(DIGEST, NOW);
    assertThat(AcceptedRecord.decode(local.encode())).isEqualTo(new Decoded.Value<>(local));
  }

  @Test
  void whatWasAcceptedReloadsThoughClockKeysFloorAndPlcSayNo() {
    assertThat(Acceptance.reload(SIGNED, accepted)).isInstanceOf(Accepted.class);
    var power = new Site(REVOKED, Instant.EPOCH, NOW, new Silent(), null);
    assertThat(Acceptance.accept(DIGEST, SIGNED, power)).isInstanceOf(Refused.class);
  }

  @Test
  void theLastCommittedChampionIsAlwaysAllowed() {
    var site = new Site(REVOKED, Instant.EPOCH, NOW, new Silent(), accepted);
    assertThat(Acceptance.accept(DIGEST, SIGNED, site)).isInstanceOf(Accepted.class);
  }

  @Test
  void theUnsignedChampionOfTheConfigurationReloadsOnItsDigest() {
    var local = AcceptedRecord.unsigned(DIGEST, NOW);
    assertThat(Acceptance.reload(SignedBundle.UNSIGNED, local)).isInstanceOf(Accepted.class);
  }

  @Test
  void aReloadStillSeesOtherBytesAndAMissingSignature() {
    refused(Acceptance.reload(SignedBundle.UNSIGNED, accepted), Refusal.UNSIGNED);
    var other = new AcceptedRecord("ab".repeat(32), "release-1", RELEASE.publicKey(), NOW);
    refused(Acceptance.reload(SIGNED, other), Refusal.DIGEST_MISMATCH);
    var stranger = SigningKey.create("stranger").publicKey();
    refused(
        Acceptance.reload(SIGNED, new AcceptedRecord(DIGEST, "stranger", stranger, NOW)),
        Refusal.BAD_SIGNATURE);
    var model = SIGNED.file(Manifest.MODEL).orElseThrow().clone();
    model[9] ^= 1;
    refused(
        Acceptance.reload(SIGNED.with(Manifest.MODEL, model), accepted), Refusal.DIGEST_MISMATCH);
  }

  @Test
  void anotherBundleThanTheOneAskedForIsRefused() {
    refused(
        Acceptance.accept("ab".repeat(32), SIGNED, SignedBundle.site()), Refusal.DIGEST_MISMATCH);
  }

  @Test
  void aSecondPersonSignsBesideTheFirst() {
    var second = SigningKey.create("release-2");
    var both = ((Loading.Loaded) Signing.sign(SIGNED, second.signing())).contents();
    assertThat(Acceptance.accept(DIGEST, both, SignedBundle.site())).isInstanceOf(Accepted.class);
    var key =
        new dev.loupe.bundle.dsse.TrustedKey(
            "release-2",
            dev.loupe.bundle.dsse.TrustedKey.Use.RELEASE,
            second.publicKey(),
            null,
            null);
    var trust = new Trust(List.of(key), Revoked.NOTHING, Map.of());
    assertThat(Acceptance.accept(DIGEST, both, SignedBundle.site(trust)))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void trustedTimeNeverRunsBack() {
    assertThat(Acceptance.latest(Instant.EPOCH, NOW)).isEqualTo(NOW);
    assertThat(Acceptance.latest(NOW.plusSeconds(1), NOW)).isEqualTo(NOW.plusSeconds(1));
    assertThat(TRUST.floor("unnamed")).isZero();
  }

  private static void refused(Acceptance acceptance, Refusal code) {
    assertThat(acceptance)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
