package dev.loupe.it.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Chromium as the system has it, without a window.
public final class Browser implements AutoCloseable {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
  }

  /// Skips the test where there is no Chromium.
  static Browser start() {
    var executable = find();
    assumeTrue(
        executable.isPresent(), "no chromium on the PATH: install Debian's package chromium");
    return new Browser(executable.orElseThrow());
  }

  public static boolean installed() {
    return find().isPresent();
  }

  private static Optional<Path> find() {
    var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return Stream.of(folders)
        .flatMap(folder ->
            Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(it -> Path.of(folder, it)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// A visitor with an empty profile, in `locale`.
  BrowserContext visitor(String locale) {
    return chromium.newContext(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setLocale(locale)
            .setViewportSize(1280, 800));
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
