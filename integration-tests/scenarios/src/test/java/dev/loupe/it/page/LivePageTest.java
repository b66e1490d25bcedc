package dev.loupe.it.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.loupe.it.plant.PlantPlan;
import dev.loupe.it.process.Await;
import dev.loupe.it.process.Installation;
import dev.loupe.it.rig.Layout;
import dev.loupe.it.rig.Rig;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The live page of a running plant with drawn boards. What it shows must be what SQL says.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class LivePageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LAST = 100;

  private static Browser browser;
  private static Rig rig;

  private BrowserContext visitor;
  private LivePage page;

  @BeforeAll
  static void start(@TempDir Path folder) {
    browser = Browser.start();
    rig =
        Rig.in(Installation.around(Path.of("")), folder, Layout.of(2).with(LivePageTest::slowly))
            .startControl();
  }

  /// A person, or a test, can follow it.
  private static PlantPlan slowly(PlantPlan plan) {
    return plan.with(new PlantPlan.Feed(1, 2, Optional.empty(), List.of()));
  }

  @AfterAll
  static void stop() {
    if (rig != null) rig.close();
    if (browser != null) browser.close();
  }

  @BeforeEach
  void visit() {
    visitor = browser.visitor("en-GB");
    page = new LivePage(visitor.newPage(), rig.control().url());
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  @Test
  @Order(1)
  void withoutAnyNodeThePageTellsTheNextStepAndGoesOnByItselfWithTheFirst() {
    page.open();
    page.await("[data-testid=empty]");
    var flaws = page.flaws();
    rig.line().start();
    rig.line().awaitReady(PATIENCE);
    rig.plant().nodes().forEach(it -> it.start());
    page.await("[data-testid=verdict]");
    assertThat(page.page().url()).endsWith("/lines/line-1");
    assertThat(flaws).isEmpty();
  }

  @Test
  @Order(2)
  void verdictConfidenceBoxesAndLatencyAreThoseInTheDatabase() {
    var row = reject();
    page.hold(row);
    assertThat(page.value("verdict", "verdict")).isEqualTo(row.verdict());
    assertThat(page.text("verdict")).isEqualTo("Reject");
    assertThat(page.number("confidence")).isEqualTo(row.confidence());
    assertThat(page.boxes()).isEqualTo(row.boxes());
    row.latency()
        .forEach((step, ms) -> assertThat(page.number("latency-" + step)).as(step).isEqualTo(ms));
    assertThat(page.text("latency-total"))
        .isEqualTo(String.format(Locale.ROOT, "%.1f ms", row.latency().get("total")));
    assertThat(page.text("part-plc")).isEqualTo("PLC acknowledged");
  }

  @Test
  @Order(3)
  void everyBoxIsDrawnOnTheBoardWhereTheDatabaseSays() {
    var row = reject();
    page.hold(row);
    page.awaitGone("[data-testid=board-place]");
    var board = page.board();
    var scale = board.getWidth() / Double.parseDouble(row.digests().get("width"));
    for (var box : row.boxes()) {
      var sides = box.sides().stream().map(it -> (int) Math.round(it * scale)).toList();
      var middle = (sides.get(1) + sides.get(3)) / 2;
      assertThat(redAround(board, sides.get(0), middle)).as("left of %s", box).isTrue();
      assertThat(redAround(board, sides.get(2), middle)).as("right of %s", box).isTrue();
    }
    assertThat(redAround(board, 4, 4)).as("control: no box in the corner").isFalse();
  }

  @Test
  @Order(4)
  void theGoldenTemplateIsAKeyAway() {
    page.hold(reject());
    page.awaitGone("[data-testid=board-place]");
    var before = page.board();
    page.press("t");
    page.await("[data-testid=board][data-template=true] [data-testid=board-caption]");
    assertThat(page.text("board-caption")).isEqualTo("Golden template");
    assertThat(dashed(page.board())).as("a dashed frame").isTrue();
    assertThat(dashed(before)).as("control: none around the board itself").isFalse();
    page.press("t");
    page.await("[data-testid=board][data-template=false]");
  }

  @Test
  @Order(5)
  void anImageOnItsWayIsANamedPlaceUntilItComes() {
    var row = reject();
    var kept = "in ('" + row.digests().get("image") + "', '" + row.digests().get("preview") + "')";
    page.hold(row);
    page.awaitGone("[data-testid=board-place]");
    sql("create table on_its_way as select * from image where digest " + kept);
    sql("delete from image where digest " + kept);
    page.await("[data-testid=board-place]");
    assertThat(page.text("board-place")).isEqualTo("Image on its way");
    sql("insert into image select * from on_its_way; drop table on_its_way");
    page.awaitGone("[data-testid=board-place]");
  }

  @Test
  @Order(6)
  void theArrowsHoldOnePartAndEscapeReturnsToTheLine() {
    page.open();
    page.await("[data-testid=mode][data-held=false]");
    page.press("ArrowLeft");
    page.await("[data-testid=mode][data-held=true]");
    var held = page.value("part", "part");
    assertThat(Await.until(PATIENCE, () -> !newest().equals(held))).as("the line went on").isTrue();
    assertThat(page.value("part", "part")).isEqualTo(held);
    page.press("Escape");
    page.await("[data-testid=mode][data-held=false]");
    page.awaitGone("[data-testid=part][data-part='%s']".formatted(held));
  }

  @Test
  @Order(7)
  void everythingCanBeReadInChinese() {
    page.open();
    page.await("[data-testid=verdict]");
    page.press("l");
    page.await("html[lang=zh-Hans]");
    assertThat(page.text("verdict")).isIn("合格", "不合格", "待复核", "出错");
    assertThat(page.text("connection")).startsWith("数据最新");
    page.page().reload();
    page.await("html[lang=zh-Hans] [data-testid=verdict]");
    assertThat(page.flaws()).isEmpty();
    page.the("language").click();
    page.await("html[lang=en]");
  }

  @Test
  @Order(8)
  void axeFindsNoFlawInThePageLiveHeldOrWithItsKeysShown() {
    page.open();
    page.await("[data-testid=verdict]");
    assertThat(page.flaws()).as("live").isEmpty();
    page.hold(reject());
    assertThat(page.flaws()).as("held").isEmpty();
    page.press("?");
    page.await("[data-testid=keys]");
    assertThat(page.flaws()).as("keys").isEmpty();
  }

  @Test
  @Order(9)
  void aNodeThatIsKilledIsShownOfflineInWords() {
    page.open();
    var light = "[data-node=node-2] [data-testid=node-light]";
    page.await(light + "[data-light=well]");
    rig.node(1).kill();
    page.await(light + "[data-light=bad]");
    assertThat(page.page().locator(light).innerText()).contains("offline for");
    rig.node(1).start();
    rig.node(1).awaitReady(PATIENCE);
    page.await(light + "[data-light=well]");
  }

  @Test
  @Order(LAST - 1)
  void thePictureForTheReadmeIsTaken() {
    page.hold(reject(4));
    page.awaitGone("[data-testid=board-place]");
    var file = Path.of("target/live.png");
    page.page().screenshot(new ScreenshotOptions().setPath(file));
    assertThat(file).isNotEmptyFile();
  }

  @Test
  @Order(LAST)
  void aKilledServerLeavesOldDataThatSaysItsAgeAndThePageComesBackByItself() {
    page.open();
    page.await("[data-testid=connection][data-stale=false]");
    rig.control().kill();
    page.await("[data-testid=connection][data-stale=true]");
    var age = Long.parseLong(page.value("age", "age-ms"));
    assertThat(page.text("age")).matches("What you see is \\d+ seconds? old\\.");
    assertThat(page.text("connection")).contains("Connection lost.");
    assertThat(
            Await.until(PATIENCE, () -> Long.parseLong(page.value("age", "age-ms")) >= age + 2000))
        .isTrue();
    assertThat(page.the("verdict").count()).as("what was seen stays").isEqualTo(1);
    assertThat(page.flaws()).isEmpty();
    rig.control().start();
    rig.control().awaitReady(PATIENCE);
    page.await("[data-testid=connection][data-stale=false]");
  }

  private static PartRow reject() {
    return reject(1);
  }

  /// A rejected part with at least so many boxes.
  private static PartRow reject(int boxes) {
    var found = new PartRow[1];
    var came =
        Await.until(
            PATIENCE,
            () -> {
              var rows = PartRow.find(rig.ledger(), "REJECT", boxes, "image");
              if (!rows.isEmpty()) found[0] = rows.getFirst();
              return !rows.isEmpty();
            });
    assertThat(came).as("a rejected part with its image").isTrue();
    return found[0];
  }

  private static String newest() {
    return rig.ledger()
        .texts("select part from inspection order by received_at desc, at desc limit 1")
        .getFirst();
  }

  private static void sql(String text) {
    try (var connection = rig.ledger().open();
        var statement = connection.createStatement()) {
      statement.execute(text);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(text, e);
    }
  }

  /// Whether the left edge is dark in about every second place: drawn boards are light there.
  private static boolean dashed(BufferedImage board) {
    var dark =
        IntStream.range(0, board.getHeight()).filter(y -> (board.getRGB(1, y) & 255) < 80).count();
    return dark > board.getHeight() / 4 && dark < 3L * board.getHeight() / 4;
  }

  private static boolean redAround(BufferedImage board, int x, int y) {
    for (var near = Math.max(0, x - 3); near <= Math.min(board.getWidth() - 1, x + 3); near++) {
      var rgb = board.getRGB(near, Math.clamp(y, 0, board.getHeight() - 1));
      var red = rgb >> 16 & 255;
      if (red > 150 && (rgb >> 8 & 255) < 100 && (rgb & 255) < 100) return true;
    }
    return false;
  }
}
