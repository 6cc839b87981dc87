package org.swapgrid.sim.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.swapgrid.sim.real.Await;
import org.swapgrid.sim.real.DaemonStation;

/** What a technician sees of the real daemon, on a desk and on a phone. */
@TestInstance(Lifecycle.PER_CLASS)
@Order(5)
final class StationPageIT {
  private static final int BAYS = 30;

  private Browser browser;
  private DaemonStation site;

  private Path events = Path.of("");

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    events = folder.resolve("state").resolve("events");
    browser = Browser.start();
    site = DaemonStation.start(folder, BAYS);
  }

  @BeforeEach
  void normal() throws IOException {
    site.say("frequency 60");
    site.say("fault meter off");
    site.awaitNormal();
    browser.resize(1280, 800, false);
    var _ = browser.errors(); // of the test before
    browser.open(site.httpAddress());
    browser.await("normal", "return document.body.dataset.mode === 'normal'");
  }

  @AfterAll
  void close() throws IOException {
    browser.close();
    site.close();
  }

  private void assertGood() throws IOException {
    assertEquals(List.of(), browser.barriers());
    assertEquals(List.of(), browser.errors());
  }

  private void awaitMode(String... modes) {
    var any = "'" + String.join("','", modes) + "'";
    browser.await(any, "return [" + any + "].includes(document.body.dataset.mode)");
  }

  @Test
  void anEventIsSeenLiveFromTheFallToTheReturn() throws Exception {
    browser.picture("desktop-normal");
    assertGood();

    site.say("frequency 59.7 ramp 0.3");
    awaitMode("shedding");
    browser.awaitWords("#events", "limits in force");
    browser.await(
        "the power", "return document.getElementById('p-delivered').textContent !== '0.00 kW'");
    // 59.7 Hz, and the meter's noise.
    assertTrue(browser.text("#sentence").matches(".*59\\.[67]\\d Hz.*"), browser.text("#sentence"));
    assertTrue(browser.text("#hertz").matches("59\\.[67].*"), browser.text("#hertz"));
    assertTrue(browser.text("#bay-grid").contains("stopped"), browser.text("#bay-grid"));
    browser.picture("desktop-shedding");
    browser.resize(390, 844, false);
    browser.picture("phone-shedding");
    browser.resize(1280, 800, true);
    browser.picture("desktop-shedding-dark");
    assertGood();

    browser.resize(1280, 800, false);
    site.say("frequency 60 ramp 0.3");
    awaitMode("restoring");
    browser.picture("desktop-returning");
    browser.resize(390, 844, true);
    browser.picture("phone-returning-dark");
    assertGood();
    awaitMode("normal");
    browser.awaitWords("#events", "back to normal at");
  }

  @Test
  void afterARestartThePageComesAliveAgainAndTheEventBeforeHasItsReport() throws Exception {
    site.say("frequency 59.7");
    site.awaitShed();
    site.say("frequency 60");
    site.awaitNormal();
    awaitLink("^live$");
    Await.until("the event on the disk", Duration.ofSeconds(30), this::isOnDisk, site::seen);
    site.daemon().close();
    awaitLink("^no connection: values are [0-9]+ s old");
    browser.picture("desktop-stale");
    browser.resize(390, 844, true);
    browser.picture("phone-stale-dark");
    assertEquals(List.of(), browser.barriers());

    site.restart();
    awaitLink("^live$");
    browser.await("the line goes on", "return points[points.length - 1][0] - points[0][0] > 3");
    browser.await(
        "a record", "return document.querySelector('#event-list a[href^=events]') !== null");
    var _ = browser.errors(); // the attempts to reach it meanwhile are said there
    browser.picture("phone-events-dark");
    browser.resize(1280, 800, false);
    browser.picture("desktop-events");
    report();
  }

  /** What was written of the event outlives the program: its activation was answered. */
  private boolean isOnDisk() {
    try (var parts = Files.newDirectoryStream(events, "*.part")) {
      var part = parts.iterator();
      return part.hasNext() && Files.readString(part.next()).contains("\ntold ");
    } catch (IOException notYet) {
      return false;
    }
  }

  private void awaitLink(String pattern) {
    browser.await(
        pattern, "return /" + pattern + "/.test(document.getElementById('link').textContent)");
  }

  private void report() throws IOException {
    var _ = browser.ask("document.querySelector('#event-list a[href^=events]').click(); return 1");
    browser.awaitWords("h1", "Event ");
    assertEquals("rgb(17, 17, 17)", browser.ask("return getComputedStyle(document.body).color"));
    browser.picture("desktop-report");
    browser.resize(390, 844, false);
    browser.picture("phone-report");
    assertEquals(390L, browser.ask("return document.documentElement.scrollWidth"));
    assertGood();
  }

  @Test
  void onAPhoneNothingIsCutOffAndNothingScrollsSideways() throws Exception {
    for (var dark : new boolean[] {false, true}) {
      browser.resize(390, 844, dark);
      browser.open(site.httpAddress());
      assertEquals(390L, browser.ask("return document.documentElement.clientWidth"));
      assertEquals(390L, browser.ask("return document.documentElement.scrollWidth"));
      var cut =
          "return [...document.querySelectorAll('main *:not(.uplot *)')].filter(e =>"
              + " e.getBoundingClientRect().right > 390).map(e => e.outerHTML)";
      assertEquals(List.of(), browser.ask(cut));
      browser.picture(dark ? "phone-normal-dark" : "phone-normal");
      assertGood();
    }
  }

  @Test
  void theKeyboardAloneReachesEveryBaysReason() {
    browser.await(
        "bays", "return document.querySelectorAll('#bay-grid button').length === " + BAYS);
    browser.press(Keys.TAB);
    assertEquals("1", browser.ask("return document.activeElement.children[0].textContent"));
    browser.press(Keys.ARROW_RIGHT);
    browser.press(Keys.ENTER);
    assertTrue(browser.text("#bay-reason").startsWith("Bay 2: "), browser.text("#bay-reason"));
    browser.press(Keys.END);
    browser.press(Keys.ENTER);
    assertTrue(browser.text("#bay-reason").startsWith("Bay 30: "), browser.text("#bay-reason"));
    browser.press(Keys.TAB);
    assertEquals("A", browser.ask("return document.activeElement.tagName"));
  }

  @Test
  void aSilentMeterIsSaidInWordsAndTheOldValueIsNotShownAsTheNewest() throws Exception {
    site.say("fault meter silent");
    awaitMode("blind");
    browser.awaitWords("#links", "does not answer");
    var words = browser.text("#hertz-words");
    assertTrue(words.contains("No trustworthy frequency. Last value"), words);
    browser.picture("desktop-blind");
    assertGood();
  }

  @Test
  void controlThatStandsStillWhileThePageIsServedIsSaid() throws Exception {
    try (var replayed = new ReplayedStation(site.page("/api/status"))) {
      browser.open(replayed.address());
      browser.awaitWords("#link", "control stands still: values are ");
      browser.await("greyed", "return document.body.classList.contains('still')");
      browser.picture("desktop-still");
      assertGood();
    }
  }

  @Test
  void aNewVersionBringsItsOwnPage() throws Exception {
    try (var replayed = new ReplayedStation(site.page("/api/status"))) {
      browser.open(replayed.address());
      replayed.update("9.9.9");
      browser.await(
          "9.9.9", "return document.getElementById('version').textContent.endsWith('9.9.9')");
      assertEquals(2, replayed.pages());
    }
  }
}
