package org.swapgrid.sim.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.real.DaemonStation;

/** A page whose station no longer answers. */
final class LostPageIT {
  @TempDir Path folder = Path.of("");

  @Test
  void valuesThatGrowOldAreSaidToBeOld() throws Exception {
    try (var browser = Browser.start();
        var site = DaemonStation.start(folder, 30)) {
      site.awaitNormal();
      browser.resize(1280, 800, false);
      browser.open(site.httpAddress());
      browser.await("live", "return document.getElementById('link').textContent === 'live'");
      site.daemon().kill();
      browser.await("old values", "return document.body.classList.contains('stale')");
      browser.await("their age", "return /values are [3-9] s old/.test(document.body.textContent)");
      assertTrue(browser.text("#link").startsWith("no connection: values are "));
      assertEquals(List.of(), browser.barriers());
      browser.picture("desktop-stale");
      browser.resize(390, 844, true);
      browser.picture("phone-stale-dark");
    }
  }
}
