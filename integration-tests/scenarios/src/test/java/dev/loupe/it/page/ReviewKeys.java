package dev.loupe.it.page;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.BoundingBox;
import dev.loupe.it.check.Truth;
import dev.loupe.it.loop.Api;
import dev.loupe.it.loop.Reviewer;
import dev.loupe.it.loop.Stage;
import dev.loupe.it.show.KeyReviewer;
import dev.loupe.it.show.Typed;
import dev.loupe.schema.defect.Box;
import dev.loupe.schema.defect.DefectClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A person in a browser: keys for every word, the mouse for what no model marked. Boxes on the
/// page are told apart by their order, as the REST answer that the page shows has them.
public final class ReviewKeys implements KeyReviewer {
  private static final String PART = "[data-testid=review]";
  private static final String ALL_SENT = "[data-testid=review-status][data-unsent='0']";

  /// The page's classes in the order of their keys, from 1.
  private static final List<DefectClass> KEYS =
      List.of(
          DefectClass.OPEN,
          DefectClass.SHORT,
          DefectClass.MOUSEBITE,
          DefectClass.SPUR,
          DefectClass.COPPER,
          DefectClass.PINHOLE,
          DefectClass.OTHER);

  @Override
  public Typed review(
      String url, String name, Function<String, @Nullable Truth> truths, int parts) {
    try (var browser = Browser.start();
        var visitor = browser.visitor("en-GB")) {
      var page = new LivePage(visitor.newPage(), url);
      page.page().navigate(url + "/review/" + Stage.LINE);
      page.the("reviewer").fill(name);
      page.press("Enter");
      takenBack(page, visitor);
      var watch = new ReviewWatch(page.page());
      for (var done = 0; done < parts; done++) {
        page.await(PART);
        var part = page.value("review", "part");
        var item = item(new Api(url), name, part);
        watch.answers(() -> say(page, item, requireNonNull(truths.apply(part))));
        page.await("[data-testid=verb-send]:enabled");
        watch.send(() -> page.press("Enter"));
        page.awaitGone(PART + "[data-part='" + part + "']");
      }
      page.await(ALL_SENT);
      if (page.page().locator(".review-refused").count() > 0)
        throw new AssertionError(page.page().locator(".review-refused").innerText());
      return watch.typed();
    }
  }

  /// The first part is called good by mistake, and that taken back while nothing reaches the
  /// control plane: the part is back, without a word, once there is a way again.
  private static void takenBack(LivePage page, BrowserContext visitor) {
    page.await(PART);
    var part = PART + "[data-part='" + page.value("review", "part") + "']";
    page.press("g");
    page.press("Enter");
    page.awaitGone(part);
    page.await(ALL_SENT);
    visitor.setOffline(true);
    page.press("u");
    page.await("[data-testid=review-status][data-unsent='1']");
    visitor.setOffline(false);
    page.await(part);
    page.await(ALL_SENT);
  }

  private static JsonNode item(Api api, String name, String part) {
    var path = "/api/review?line=" + Stage.LINE + "&limit=100&reviewer=" + name;
    for (var item : api.get(path).must("the review queue").path("items"))
      if (item.path("part").asText().equals(part)) return item;
    throw new AssertionError("the page shows " + part + ", which does not wait for " + name);
  }

  /// How many words it took.
  private static int say(LivePage page, JsonNode item, Truth truth) {
    var boxes = boxes(item);
    var listed = page.page().locator("[data-testid=review-boxes] > li").count();
    if (listed != boxes.size())
      throw new AssertionError(listed + " boxes on the page, " + boxes.size() + " in " + item);
    var found = new HashSet<Truth.Flaw>();
    for (var box : boxes) {
      var flaw = truth.within(box);
      flaw.ifPresent(found::add);
      page.press(flaw.isPresent() ? "y" : "n");
    }
    var missed = truth.flaws().stream().filter(flaw -> !found.contains(flaw)).toList();
    for (var flaw : missed) draw(page, item, flaw);
    return boxes.size() + missed.size();
  }

  /// The champion's, then those that the candidate alone has.
  private static List<Box> boxes(JsonNode item) {
    var boxes = new ArrayList<Box>();
    for (var mark : item.path("champion").path("marks")) boxes.add(Reviewer.box(mark.path("box")));
    for (var mark : item.path("candidate").path("marks")) {
      var box = Reviewer.box(mark.path("box"));
      if (boxes.stream().noneMatch(other -> other.iou(box) >= 0.5)) boxes.add(box);
    }
    return boxes;
  }

  private static void draw(LivePage page, JsonNode item, Truth.Flaw flaw) {
    var canvas = page.page().locator("[data-testid=review-board] canvas").first().boundingBox();
    var scale = canvas.width / item.at("/sights/0/width").asDouble();
    stroke(page, canvas, scale, flaw.box());
    var kind = DefectClass.ofWireName(flaw.kind()).orElse(DefectClass.OTHER);
    page.press(Integer.toString(KEYS.indexOf(kind) + 1));
  }

  /// No faster than the page draws: it shows the stroke as it grows.
  private static void stroke(LivePage page, BoundingBox canvas, double scale, Box box) {
    var mouse = page.page().mouse();
    mouse.move(canvas.x + box.left() * scale, canvas.y + box.top() * scale);
    mouse.down();
    page.page().waitForTimeout(50);
    mouse.move(canvas.x + box.right() * scale, canvas.y + box.bottom() * scale);
    page.page().waitForTimeout(100);
    mouse.up();
  }
}
