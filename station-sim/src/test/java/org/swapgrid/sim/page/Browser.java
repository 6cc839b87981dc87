package org.swapgrid.sim.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.swapgrid.sim.real.Await;
import org.swapgrid.sim.real.Programs;

/** Debian's chromium without a screen. */
final class Browser implements AutoCloseable {
  private static final String CHROMIUM = "/usr/bin/chromium";
  private static final String DRIVER = "/usr/bin/chromedriver";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern SHEET = Pattern.compile("/Type ?/Page\\b");
  private static final Path SHOTS = Path.of("target", "screenshots");

  private final ChromeDriver chrome;

  private Browser(ChromeDriver chrome) {
    this.chrome = chrome;
  }

  /** Skips the test where chromium is not installed. */
  static Browser start() throws InterruptedException {
    Programs.need(List.of(CHROMIUM, "--version"), "chromium chromium-driver");
    Programs.need(List.of(DRIVER, "--version"), "chromium chromium-driver");
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER))
            .usingAnyFreePort()
            .withEnvironment(Map.of("SE_OFFLINE", "true"))
            .build();
    return new Browser(new ChromeDriver(service, options()));
  }

  private static ChromeOptions options() {
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.addArguments("--headless=new", "--disable-gpu", "--disable-dev-shm-usage");
    if (System.getProperty("user.name").equals("root")) {
      options.addArguments("--no-sandbox");
    }
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  /** The window as a person holds it. */
  void resize(int width, int height, boolean dark) {
    var metrics =
        Map.<String, Object>of(
            "width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500);
    var _ = chrome.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics);
    var scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    var media = Map.<String, Object>of("features", List.of(scheme));
    var _ = chrome.executeCdpCommand("Emulation.setEmulatedMedia", media);
  }

  /** Opens the page and waits until it shows the station. */
  void open(String address) {
    chrome.get("http://" + address + "/");
    await("the page", "return document.body.dataset.ready === 'true'");
  }

  /** Opens a page that is a file, with nothing beside it. */
  void open(Path file) {
    chrome.get(file.toUri().toString());
    await("the page", "return document.readyState === 'complete'");
  }

  /** Keeps the page as it would be printed, under target/screenshots; how many sheets it takes. */
  long print(String name) throws IOException {
    Files.createDirectories(SHOTS);
    var sheets = chrome.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true));
    var pdf = Base64.getDecoder().decode((String) requireNonNull(sheets.get("data")));
    Files.write(SHOTS.resolve(name + ".pdf"), pdf);
    return SHEET.matcher(new String(pdf, ISO_8859_1)).results().count();
  }

  /** Waits until the script says true. */
  void await(String what, String script) {
    Await.until(what, PATIENCE, () -> Boolean.TRUE.equals(ask(script)), () -> text("body"));
  }

  void awaitWords(String selector, String words) {
    Await.until(words, PATIENCE, () -> text(selector).contains(words), () -> text("body"));
  }

  Object ask(String script) {
    return requireNonNull(chrome.executeScript(script));
  }

  String text(String selector) {
    return chrome.findElement(By.cssSelector(selector)).getText();
  }

  void press(Keys... keys) {
    chrome.switchTo().activeElement().sendKeys(keys);
  }

  /** What axe-core finds wrong for people with a disability: WCAG 2.2 A and AA, and its advice. */
  List<?> barriers() throws IOException {
    try (var in = Browser.class.getResourceAsStream("/axe.min.js")) {
      var _ = chrome.executeScript(new String(requireNonNull(in).readAllBytes(), UTF_8));
    }
    var found =
        chrome.executeAsyncScript(
            "const done = arguments[0];"
                + "axe.run().then(r => done(r.violations.map(v => v.id + ': '"
                + " + v.nodes.map(n => n.html + n.failureSummary).join(' | '))));");
    return (List<?>) requireNonNull(found);
  }

  /** Errors on the console since the last call; a breach of the page's policy is one. */
  List<String> errors() {
    return chrome.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Keeps a picture of the whole page under target/screenshots. */
  void picture(String name) throws IOException {
    Files.createDirectories(SHOTS);
    var whole = Map.<String, Object>of("format", "png", "captureBeyondViewport", true);
    var shot = chrome.executeCdpCommand("Page.captureScreenshot", whole);
    var png = OutputType.BYTES.convertFromBase64Png((String) requireNonNull(shot.get("data")));
    Files.write(SHOTS.resolve(name + ".png"), png);
  }

  @Override
  public void close() {
    chrome.quit();
  }
}
