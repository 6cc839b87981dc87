package org.swapgrid.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swapgrid.device.Link;
import org.swapgrid.device.MeterMap;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.Power;
import org.swapgrid.model.Voltage;

final class MeterDriverTest {
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

  private static Bank janitzaAt(float hertz, float volts, float watts) {
    return new Bank(false).setFloat(19_050, hertz).setFloat(19_000, volts).setFloat(19_026, watts);
  }

  @Test
  void frequencyVoltageAndPowerComeInOneRead() {
    var requests = new CopyOnWriteArrayList<byte[]>();
    var bank = janitzaAt(49.987f, 230.1f, 12_345f);
    var peer =
        serving(pdu -> {
          requests.add(pdu);
          return bank.answer(pdu);
        });
    var sample = sample(driver(Maps.janitza(), peer.link(TIMEOUT)));
    assertEquals(new Frequency(49_987), sample.frequency());
    assertEquals(Float.floatToIntBits(49.987f), sample.raw());
    assertEquals(new Voltage(230_100), sample.voltage());
    assertEquals(new Power(12_345), sample.power());
    assertTrue(sample.takenAt().compareTo(sample.askedAt()) > 0);
    assertEquals(19_000, Slave.word(requests.getFirst(), 1));
    assertEquals(52, Slave.word(requests.getFirst(), 3));
    Await.until("the control thread is woken", () -> wakes.get() > 0);
  }

  @Test
  void valuesFarApartAreReadOneByOneTheFrequencyFirst() {
    var addresses = new CopyOnWriteArrayList<Integer>();
    var bank = new Bank(true).set(500, 0x0000, 0x4248).set(100, 2_301).set(300, 0, 1_000);
    var peer =
        serving(pdu -> {
          addresses.add(Slave.word(pdu, 1));
          return bank.answer(pdu);
        });
    var sample = sample(driver(Maps.scattered(), peer.link(TIMEOUT)));
    assertEquals(new Frequency(50_000), sample.frequency());
    assertEquals(new Voltage(230_100), sample.voltage());
    assertEquals(new Power(-10_000), sample.power());
    assertEquals(List.of(500, 100, 300), addresses.subList(0, 3));
  }

  @Test
  void aMeterThatRefusesGapsIsReadOneByOne() {
    var bank = new Bank(true).setFloat(19_050, 60f).setFloat(19_000, 120f).setFloat(19_026, 5f);
    var driver = driver(Maps.janitza(), serving(bank).link(TIMEOUT));
    assertEquals(new Frequency(60_000), sample(driver).frequency());
    Await.until("up", () -> heard.transitions.contains("m1 up"));
    assertEquals(1, heard.missed.size(), "asked for the whole block once: " + heard.missed);
  }

  @Test
  void aMeterWithoutItsVoltageRegisterStillHasAFrequency() {
    var bank = new Bank(true).set(500, 0x0000, 0x4248);
    var sample = sample(driver(Maps.scattered(), serving(bank).link(TIMEOUT)));
    assertEquals(new Frequency(50_000), sample.frequency());
    assertNull(sample.voltage());
    assertNull(sample.power());
  }

  @Test
  void aFrequencyThatIsNoNumberIsASampleWithoutOne() {
    var sample =
        sample(driver(Maps.janitza(), serving(janitzaAt(Float.NaN, 0f, 1f)).link(TIMEOUT)));
    assertNull(sample.frequency());
    assertEquals(new Voltage(0), sample.voltage());
  }

  @Test
  void aLostMeterIsASampleThatGrowsOldUntilItIsBack() {
    var bank = janitzaAt(50f, 230f, 1f);
    var first = TcpPeer.serving(bank);
    var driver = driver(Maps.janitza(), first.link(TIMEOUT));
    var _ = sample(driver);
    first.close();
    Await.until("down", heard::isDown);
    var old = sample(driver);
    assertTrue(Await.never(Duration.ofMillis(200), () -> !sample(driver).equals(old)));
    toClose.add(TcpPeer.serving(bank, first.port()));
    Await.until("fresh again", () -> !sample(driver).equals(old));
    assertEquals("m1 up", heard.transitions.getLast());
  }

  @Test
  void aStallIsNotCaughtUpWith() {
    var stalled = new AtomicBoolean();
    var bank = janitzaAt(50f, 230f, 1f);
    var times = new CopyOnWriteArrayList<Long>();
    var peer =
        serving(pdu -> {
          times.add(System.nanoTime());
          if (times.size() == 5 && stalled.compareAndSet(false, true)) {
            LockSupport.parkNanos(INTERVAL.multipliedBy(5).toNanos());
          }
          return bank.answer(pdu);
        });
    var _ = driver(Maps.janitza(), peer.link(TIMEOUT));
    Await.until("polled", () -> times.size() >= 12);
    var sixPolls = times.get(11) - times.get(6);
    assertTrue(sixPolls > INTERVAL.multipliedBy(3).toNanos(), "six polls in " + sixPolls + " ns");
  }

  @Test
  void aDeadMeterDoesNotDelayAnother() {
    var dead = new TcpPeer((request, out) -> {});
    toClose.add(dead);
    var settings = Maps.meter("dead", Maps.janitza(), dead.link(Duration.ofSeconds(2)), INTERVAL);
    var silent = new MeterDriver(settings, Await::clock, () -> {}, new Heard());
    toClose.add(silent);
    silent.start();
    var live = driver(Maps.janitza(), serving(janitzaAt(50f, 230f, 1f)).link(TIMEOUT));
    var _ = sample(live);
    var before = wakes.get();
    var start = System.nanoTime();
    Await.until("ten more samples", () -> wakes.get() >= before + 10);
    var took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(INTERVAL.multipliedBy(20)) < 0, "took " + took);
    assertTrue(silent.latest().isEmpty());
  }

  @Test
  void closingReturnsSoonEvenWhileTheMeterIsSilent() {
    var dead = new TcpPeer((request, out) -> {});
    toClose.add(dead);
    var driver = driver(Maps.janitza(), dead.link(TIMEOUT));
    Await.until("asked", () -> dead.requests.get() > 0);
    var start = System.nanoTime();
    driver.close();
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(1).toNanos());
  }

  @Test
  void theProbeShowsRegistersAndValues() {
    var peer = serving(janitzaAt(50.01f, 230f, 7f));
    var settings = Maps.meter("m1", Maps.janitza(), peer.link(TIMEOUT), INTERVAL);
    var result = MeterProbe.probe(settings, Await::clock);
    var answered = (MeterProbe.Result.Answered) result;
    var frequency = answered.values().getFirst();
    assertEquals(new MeterProbe.Value("frequency", 19_050, "0x42480A3D", "50.010 Hz"), frequency);
    assertNotEquals(Duration.ZERO, answered.roundTrip());
  }

  @Test
  void theProbeSaysWhyItFailed() {
    var bank = new Bank(true);
    var settings = Maps.meter("m1", Maps.janitza(), serving(bank).link(TIMEOUT), INTERVAL);
    var failed = (MeterProbe.Result.Failed) MeterProbe.probe(settings, Await::clock);
    assertEquals("answered with Modbus exception 2: no such register", failed.why());
  }
}
