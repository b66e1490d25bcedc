package dev.loupe.control.image;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.loupe.control.RunningControl;
import dev.loupe.control.ledger.Digest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(RunningControl.class)
class ImagesTest {
  private static final String PROBLEM = "application/problem+json";
  private static final byte[] PNG = png(200_000, 1);

  private static byte[] png(int size, long seed) {
    var bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    var magic = HexFormat.of().parseHex("89504e470d0a1a0a");
    System.arraycopy(magic, 0, bytes, 0, magic.length);
    return bytes;
  }

  private static String digest(byte[] bytes) {
    return Digest.of(bytes).toString();
  }

  private static io.restassured.response.ValidatableResponse put(String digest, byte[] bytes) {
    return given().contentType("image/png").body(bytes).put("/api/images/" + digest).then();
  }

  @Test
  void anImageIsKeptAndServedForEver() {
    put(digest(PNG), PNG).statusCode(204);
    put(digest(PNG), PNG).statusCode(204);

    var got =
        given()
            .get("/api/images/" + digest(PNG))
            .then()
            .statusCode(200)
            .contentType("image/png")
            .header("Cache-Control", "public, max-age=31536000, immutable")
            .header("X-Content-Type-Options", "nosniff")
            .extract()
            .asByteArray();
    assertThat(got).isEqualTo(PNG);
    given()
        .header("If-None-Match", "\"" + digest(PNG) + "\"")
        .get("/api/images/" + digest(PNG))
        .then()
        .statusCode(304);
    given()
        .head("/api/images/" + digest(PNG))
        .then()
        .statusCode(200)
        .header("Content-Length", Integer.toString(PNG.length));
  }

  @Test
  void anImageStillOnItsWayIsANamed404() {
    given()
        .get("/api/images/" + "0".repeat(64))
        .then()
        .statusCode(404)
        .contentType(PROBLEM)
        .header("Cache-Control", "no-store")
        .body("status", equalTo(404))
        .body("detail", containsString("still on its way"));
    given().head("/api/images/" + "0".repeat(64)).then().statusCode(404);
  }

  @Test
  void aFrameIsKeptAsTheCameraWroteIt() throws IOException {
    for (var format : List.of("png", "jpg", "bmp")) {
      var file = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, file);
      var frame = file.toByteArray();

      put(digest(frame), frame).statusCode(204);

      given()
          .get("/api/images/" + digest(frame))
          .then()
          .contentType("image/" + format.replace("jpg", "jpeg"))
          .header("X-Content-Type-Options", "nosniff");
    }
  }

  @Test
  void bytesOfAnotherDigestAreRefusedAndNotKept() {
    var asked = "1".repeat(64);

    put(asked, PNG)
        .statusCode(400)
        .contentType(PROBLEM)
        .body("detail", containsString(digest(PNG)));

    given().head("/api/images/" + asked).then().statusCode(404);
  }

  @Test
  void whatIsNoImageIsRefusedWhateverItsSenderCallsIt() {
    var page = "<html><script>alert(1)</script>".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    put(digest(page), page).statusCode(415).contentType(PROBLEM);
    put(digest(new byte[0]), new byte[0]).statusCode(415);
    given().head("/api/images/" + digest(page)).then().statusCode(404);
  }

  @Test
  void anImageOfTheLargestSizePassesAndALargerOneIsRefused() {
    var large = png(RunningControl.LARGEST_IMAGE, 2);
    put(digest(large), large).statusCode(204);

    var tooLarge = Arrays.copyOf(large, RunningControl.LARGEST_IMAGE + 1);
    put(digest(tooLarge), tooLarge).statusCode(413).contentType(PROBLEM);
  }

  @Test
  void imagesAreListedFromTheNewestPageByPage() {
    var older = png(100, 3);
    var newer = png(101, 4);
    put(digest(older), older).statusCode(204);
    put(digest(newer), newer).statusCode(204);
    var page = given().get("/api/images?limit=1").then().statusCode(200);
    page.body("items.sha256", contains(digest(newer)));
    page.body("items[0].bytes", equalTo(101));
    page.body("items[0].mediaType", equalTo("image/png"));
    String before = page.extract().path("before");
    given()
        .get("/api/images?limit=1&before={before}", before)
        .then()
        .statusCode(200)
        .body("items.sha256", contains(digest(older)));
  }

  @ParameterizedTest
  @CsvSource({"limit=0, limit", "limit=many, limit", "before=yesterday, before"})
  void aPageThatCannotBeAskedForIsAProblem(String query, String named) {
    given()
        .get("/api/images?" + query)
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("detail", containsString(named));
  }

  @Test
  void aNameThatIsNoDigestIsRefused() {
    put("..%2f..%2fetc%2fpasswd", PNG).statusCode(400).contentType(PROBLEM);
    given().get("/api/images/ABC").then().statusCode(400).contentType(PROBLEM);
  }
}
