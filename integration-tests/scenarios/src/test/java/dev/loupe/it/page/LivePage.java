package dev.loupe.it.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/// What an operator sees of the live page, by the names that its elements carry.
record LivePage(Page page, String url) {
  private static final int PATIENCE_MS = 60_000;

  void open() {
    page.navigate(url + "/");
  }

  void hold(PartRow part) {
    page.navigate(
        "%s/lines/line-1?part=%d~%s~%s".formatted(url, part.seq(), part.journal(), part.node()));
    await("[data-testid=part][data-part='%s']".formatted(part.part()));
  }

  Locator the(String name) {
    return page.getByTestId(name);
  }

  String text(String name) {
    return the(name).first().innerText().strip();
  }

  String value(String name, String attribute) {
    var value = the(name).first().getAttribute("data-" + attribute);
    if (value == null) throw new AssertionError(name + " has no data-" + attribute);
    return value;
  }

  double number(String name) {
    return Double.parseDouble(value(name, "value"));
  }

  /// The boxes listed beside the board.
  List<PartRow.Box> boxes() {
    return the("box").all().stream()
        .map(it ->
            new PartRow.Box(
                it.getAttribute("data-kind").toLowerCase(java.util.Locale.ROOT),
                List.of("left", "top", "right", "bottom").stream()
                    .map(side -> Double.parseDouble(it.getAttribute("data-" + side)))
                    .toList(),
                Double.parseDouble(it.getAttribute("data-score"))))
        .toList();
  }

  void await(String selector) {
    page.waitForSelector(selector, new Page.WaitForSelectorOptions().setTimeout(PATIENCE_MS));
  }

  void awaitGone(String selector) {
    page.waitForSelector(
        selector,
        new Page.WaitForSelectorOptions()
            .setState(WaitForSelectorState.DETACHED)
            .setTimeout(PATIENCE_MS));
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  /// The board as it is drawn, boxes and all. The live page may draw it anew at any moment.
  BufferedImage board() {
    for (var tries = 1; ; tries++) {
      try {
        return read(page.locator(".board-bed").screenshot());
      } catch (PlaywrightException e) {
        if (tries == 5) throw e;
      }
    }
  }

  private static BufferedImage read(byte[] picture) {
    try {
      return ImageIO.read(new ByteArrayInputStream(picture));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// What axe finds wrong, a line each.
  List<String> flaws() {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .map(it ->
                it.getId()
                    + ": "
                    + it.getHelp()
                    + " "
                    + it.getNodes().stream().map(node -> node.getHtml()).toList())
            .toList();
  }
}
