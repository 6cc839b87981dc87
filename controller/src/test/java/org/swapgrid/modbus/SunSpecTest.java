package org.swapgrid.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swapgrid.device.Link;
import org.swapgrid.device.MeterMap;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Power;
import org.swapgrid.model.Voltage;

/** Meters that are found by walking a SunSpec device's model list. */
final class SunSpecTest {
  private static final Duration TIMEOUT = Duration.ofMillis(150);
  private static final Duration INTERVAL = Duration.ofMillis(20);

  private final List<AutoCloseable> toClose = new ArrayList<>();
  private final Heard heard = new Heard();
  private final AtomicInteger wakes = new AtomicInteger();

  @AfterEach
  void closeAll() throws Exception {
    for (var closeable : toClose.reversed()) {
      closeable.close();
    }
  }

  private TcpPeer serving(Slave slave) {
    var peer = TcpPeer.serving(slave);
    toClose.add(peer);
    return peer;
  }

  private MeterDriver driver(MeterMap map, Link link) {
    var settings = Maps.meter("m1", map, link, INTERVAL);
    var driver = new MeterDriver(settings, Await::clock, wakes::incrementAndGet, heard);
    toClose.add(driver);
    driver.start();
    return driver;
  }

  private static FrequencySample sample(MeterDriver driver) {
    return Await.present("a sample", driver::latest);
  }

  private static Bank sunSpec(int base, int model, int length) {
    var first = base + 2;
    var at = first + 2 + 66;
    return new Bank(true)
        .set(base, 0x5375, 0x6E53)
        .set(first, 1, 66)
        .set(at, model, length)
        .set(at + 2 + length, 0xFFFF, 0);
  }

  @Test
  void aSunSpecMeterWithIntegersIsFoundAndScaled() {
    var bank = sunSpec(40_000, 203, 105);
    var at = 40_070;
    bank.set(at + 2, new int[21]).set(at + 16, 5_998, -2).set(at + 8, 2_301).set(at + 15, -1);
    bank.set(at + 18, 150).set(at + 22, 2);
    var sample = sample(driver(Maps.sunSpec(), serving(bank).link(TIMEOUT)));
    assertEquals(new Frequency(59_980), sample.frequency());
    assertEquals(new Voltage(230_100), sample.voltage());
    assertEquals(new Power(-15_000), sample.power());
  }

  @Test
  void aScaleFactorThatIsNotImplementedMeansNone() {
    var bank = sunSpec(40_000, 201, 105);
    var at = 40_070;
    bank.set(at + 2, new int[21]).set(at + 16, 50, 0x8000).set(at + 8, 230).set(at + 15, 0x8000);
    var sample = sample(driver(Maps.sunSpec(), serving(bank).link(TIMEOUT)));
    assertEquals(new Frequency(50_000), sample.frequency());
    assertEquals(new Voltage(230_000), sample.voltage());
  }

  @Test
  void aSunSpecMeterWithFloatsIsFoundAtAnotherBase() {
    var bank = sunSpec(50_000, 213, 124);
    var at = 50_070;
    bank.set(at + 2, new int[30]).setFloat(at + 26, 49.9f).setFloat(at + 12, 229.5f);
    bank.setFloat(at + 28, -800f);
    var sample = sample(driver(Maps.sunSpec(), serving(bank).link(TIMEOUT)));
    assertEquals(new Frequency(49_900), sample.frequency());
    assertEquals(new Voltage(229_500), sample.voltage());
    assertEquals(new Power(800), sample.power());
  }

  @Test
  void aSunSpecGeneratorModelIsFoundAtBaseZero() {
    var bank = sunSpec(0, 701, 153);
    var at = 70;
    bank.set(at + 10, new int[9]).set(at + 17, 0, 5_001).set(at + 16, 2_305).set(at + 10, 7);
    bank.set(at + 114, -1, -2, 3);
    var sample = sample(driver(Maps.sunSpec(), serving(bank).link(TIMEOUT)));
    assertEquals(new Frequency(50_010), sample.frequency());
    assertEquals(new Voltage(230_500), sample.voltage());
    assertEquals(new Power(-7_000), sample.power());
  }

  @Test
  void whatIsNotASunSpecMeterIsDownWithTheReason() {
    var _ = driver(Maps.sunSpec(), serving(new Bank(true)).link(TIMEOUT));
    Await.until("down", heard::isDown);
    assertTrue(
        heard.transitions.getFirst().contains("no \"SunS\" at"), heard.transitions::getFirst);
  }

  @Test
  void aSunSpecDeviceIsSearchedAgainAfterAReconnect() {
    var before = sunSpec(40_000, 213, 124);
    before.set(40_072, new int[30]).setFloat(40_096, 49.9f).setFloat(40_082, 229.5f);
    var first = TcpPeer.serving(before);
    var driver = driver(Maps.sunSpec(), first.link(TIMEOUT));
    assertEquals(new Frequency(49_900), sample(driver).frequency());
    first.close();
    var after = sunSpec(50_000, 213, 124);
    after.set(50_072, new int[30]).setFloat(50_096, 50.1f).setFloat(50_082, 229.5f);
    toClose.add(TcpPeer.serving(after, first.port()));
    Await.until(
        "found at its new place", () -> new Frequency(50_100).equals(sample(driver).frequency()));
  }
}
