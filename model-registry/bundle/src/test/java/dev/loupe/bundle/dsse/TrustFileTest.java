package dev.loupe.bundle.dsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loupe.bundle.dsse.Trust.Revoked;
import dev.loupe.bundle.dsse.TrustedKey.Use;
import dev.loupe.schema.wire.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustFileTest {
  private static final SigningKey.Created RELEASE = SigningKey.create("release");
  private static final SigningKey.Created ONLINE = SigningKey.create("online");
  private static final List<TrustedKey> KEYS =
      List.of(
          new TrustedKey(
              "release",
              Use.RELEASE,
              RELEASE.publicKey(),
              Instant.parse("2026-01-01T00:00:00Z"),
              Instant.parse("2028-01-01T00:00:00Z")),
          new TrustedKey("online", Use.ASSIGNMENT, ONLINE.publicKey(), null, null));
  private static final Revoked REVOKED = new Revoked(Set.of("old"), Set.of("ab".repeat(32)));

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    var floor = RELEASE.signing().sign(FloorCodec.TYPE, FloorCodec.encode(Map.of("pcb", 3L)));
    assertThat(read(floor))
        .isEqualTo(new Decoded.Value<>(new Trust(KEYS, REVOKED, Map.of("pcb", 3L))));
    assertThat(read(null)).isEqualTo(new Decoded.Value<>(new Trust(KEYS, REVOKED, Map.of())));
  }

  @Test
  void aFloorThatTheOnlineKeySignedIsNoFloorAndTheFileIsRefused() throws IOException {
    var floor = ONLINE.signing().sign(FloorCodec.TYPE, FloorCodec.encode(Map.of("pcb", 0L)));
    assertThat(read(floor))
        .isInstanceOfSatisfying(
            Decoded.Refused.class, refused -> assertThat(refused.sentence()).contains("floor"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "notAfter | notafter | unknown field",
        "revoked | revoke | unknown field",
        "release\",\"use\":\"release | online\",\"use\":\"release | one id",
        "use\":\"release | use\":\"any | neither release nor assignment",
        "BEGIN PUBLIC | BEGIN | no '-----BEGIN PUBLIC KEY-----'",
        "2028-01 | 2025-01 | ends before it begins",
        "\"keys\": | \"more\": | unknown field",
      })
  void aSlipIsRefusedAndTheFileNamed(String found, String replaced, String says)
      throws IOException {
    var text = new String(TrustCodec.encode(KEYS, REVOKED, null), UTF_8);
    var file = Files.writeString(folder.resolve("trust.json"), text.replace(found, replaced));
    assertThat(TrustFile.read(file))
        .isInstanceOfSatisfying(
            Decoded.Refused.class,
            refused -> assertThat(refused.sentence()).contains("trust.json", says));
  }

  @Test
  void aMissingFileIsSaidSo() {
    assertThat(TrustFile.read(folder.resolve("nowhere.json")))
        .isInstanceOfSatisfying(
            Decoded.Refused.class,
            refused -> assertThat(refused.sentence()).contains("nowhere.json", "is no file"));
  }

  @Test
  void aKeyOnAnotherCurveIsRefused() throws Exception {
    Openssl.needed();
    Openssl.run(
        folder,
        "genpkey",
        "-algorithm",
        "EC",
        "-pkeyopt",
        "ec_paramgen_curve:P-384",
        "-out",
        "key.pem");
    var pem = Files.readString(folder.resolve("key.pem"));
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> Pem.privateKey(pem))
        .withMessageContaining("another curve");
  }

  private Decoded<Trust> read(@Nullable Envelope floor) throws IOException {
    var file = folder.resolve("trust.json");
    Files.write(file, TrustCodec.encode(KEYS, REVOKED, floor));
    return TrustFile.read(file);
  }
}
