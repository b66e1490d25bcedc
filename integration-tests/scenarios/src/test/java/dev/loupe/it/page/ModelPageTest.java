package dev.loupe.it.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import dev.loupe.it.plant.Settings;
import dev.loupe.it.process.Children;
import dev.loupe.it.scenario.models.TracedModel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model's page: its chain from the labels to the line is what the control plane traces.
@SuppressWarnings("NullAway.Init")
class ModelPageTest {
  private static Browser browser;
  private static TracedModel model;

  private BrowserContext visitor;
  private LivePage page;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    browser = Browser.start();
    model = TracedModel.start(new Children(folder.resolve("children")), folder, Settings.none());
    model.seed("board-t", model.register("board-t"));
    model.register("board-i");
  }

  @AfterAll
  static void stop() {
    if (model != null) model.close();
    if (browser != null) browser.close();
  }

  @BeforeEach
  void visit() {
    visitor = browser.visitor("en-GB");
    page = new LivePage(visitor.newPage(), model.control().url());
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  private void open(String name) {
    page.page().navigate(page.url() + "/models/" + name + "/1.0");
    page.await("[data-testid=trace]");
  }

  private String row(String link) {
    return page.page().locator("[data-link=" + link + "]").innerText();
  }

  @Test
  void aTrainedModelIsShownFromItsLabelsToItsFirstWord() {
    open("board-t");
    assertThat(page.value("trace", "whole")).isEqualTo("true");
    assertThat(page.page().locator("[data-link][data-missing=false]").count()).isEqualTo(8);
    assertThat(row("LABELS")).contains("2 by Ada, Bo", "table training_label");
    assertThat(row("ROLLOUTS")).contains("r-1", "Promoted", "all nodes report it");
    assertThat(row("GENERATIONS")).contains("node-1, generation 4", "candidate in canary");
    assertThat(page.value("first-word", "part")).isEqualTo("P-2");
    assertThat(page.flaws()).isEmpty();
  }

  @Test
  void whatAnImportedModelLacksIsSaidInWords() {
    open("board-i");
    assertThat(page.value("trace", "whole")).isEqualTo("false");
    assertThat(row("JOB")).contains("Missing:", "it was imported");
    assertThat(row("REGISTERED")).contains("board-i/1.0").doesNotContain("Missing");
    assertThat(page.flaws()).isEmpty();
  }

  @Test
  void theChainCanBeReadInChinese() {
    open("board-t");
    page.press("l");
    page.await("html[lang=zh-Hans] [data-testid=trace]");
    assertThat(row("LABELS")).contains("标注", "2 条");
    assertThat(row("WORDS")).contains("首个结果", "不合格");
    assertThat(page.flaws()).isEmpty();
  }
}
