package org.swapgrid.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.decision.Policy;
import org.swapgrid.device.CabinetSettings;
import org.swapgrid.device.Link;
import org.swapgrid.device.MeterMap;
import org.swapgrid.device.RegisterField;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.model.Temperature;
import org.swapgrid.model.Voltage;
import org.swapgrid.service.DroopService;
import org.swapgrid.service.StaticService;
import org.swapgrid.service.Terms;

/** What stands in the file is what the records say. */
final class ConfigReaderTest {
  private static final Path GOOD = Path.of("src/test/resources/config/good");
  private static final RegisterField.WordOrder HIGH_FIRST = RegisterField.WordOrder.HIGH_FIRST;

  @TempDir private Path folder;

  private StationConfig good(String name) throws IOException {
    var beside = folder.resolve("good");
    Files.createDirectories(beside);
    var text = Files.readString(GOOD.resolve(name));
    return Configs.accepted(beside, text, Map.of());
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  @Test
  void everySettingArrivesInItsRecord() throws IOException {
    var config = good("example-like.yaml");
    var nominal = new Frequency(60_000);
    assertEquals(
        new StationConfig.Station(
            "taipei-xinyi-001", "north", SiteClass.METRO_EXIT, nominal, ZoneId.of("Asia/Taipei")),
        config.station());
    assertEquals(
        new StationConfig.Host(
            Path.of("/tmp/s.sock"),
            Path.of("/tmp/state"),
            new StationConfig.Http("::1", 0),
            StationConfig.LogLevel.DEBUG),
        config.host());
    var policy = config.policy();
    assertEquals(
        new Policy.Site(
            "taipei-xinyi-001",
            nominal,
            new Power(13_500),
            new Policy.Obedience(millis(500), Power.ZERO)),
        policy.site());
    assertEquals(
        new Policy.Riders(6, new StateOfCharge(950), 12.5, new Temperature(480)), policy.riders());
    assertEquals(
        new Policy.Comeback(seconds(30), seconds(60), seconds(120), seconds(600)),
        policy.comeback());
  }

  @Test
  void theGateKnowsEveryMetersWindow() throws IOException {
    var gate = good("example-like.yaml").policy().gate();
    var main = new Policy.MeterTrust(new MeterId("main"), millis(200), Voltage.ofVolts(220));
    var second = new Policy.MeterTrust(new MeterId("second"), millis(200), Voltage.ofVolts(110));
    assertEquals(
        new Policy.Gate(
            List.of(main, second),
            millis(700),
            millis(20_500),
            new Policy.Steps(1000, 20),
            new Policy.Blind(seconds(60), false)),
        gate);
  }

  @Test
  void devicesAreReachedAsConfigured() throws IOException {
    var devices = good("example-like.yaml").devices();
    var meter = devices.meters().getFirst();
    assertEquals(new Link.Tcp("meter.local", 5020, 255, millis(150)), meter.link());
    assertEquals(millis(50), meter.pollInterval());
    assertEquals(
        new CabinetSettings(
            new Link.Tcp("127.0.0.1", 1502, 1, millis(200)), millis(250), millis(1000)),
        devices.cabinet());
  }

  @Test
  void aSerialLineArrivesWhole() throws IOException {
    var link = good("serial.yaml").devices().meters().getFirst().link();
    var serial = new Link.Serial("/dev/ttyS1", 115_200, Link.Parity.NONE, 2);
    assertEquals(new Link.Rtu(serial, 247, millis(200)), link);
  }

  @Test
  void theStationsNumbersGoBeforeTheServicesOwn() throws IOException {
    var service = (StaticService) good("example-like.yaml").policy().services().getFirst();
    assertEquals(new StaticService.Trip(new Frequency(59_900), 3), service.trip());
    assertEquals(new StaticService.Release(new Frequency(59_950), seconds(20)), service.release());
    assertEquals(
        new Terms(
            new Power(8000),
            true,
            seconds(10),
            seconds(3960),
            new Terms.Comeback(seconds(90), 1000)),
        service.terms());
  }

  @Test
  void aServicesOwnNumbersHoldWhereTheStationSaysNothing() throws IOException {
    var service = (StaticService) good("nordic.yaml").policy().services().getFirst();
    assertEquals(new Frequency(49_700), service.trip().level());
    assertEquals(2, service.trip().windows());
    assertNull(service.terms().capacity());
    assertEquals(new Terms.Comeback(Duration.ZERO, 200), service.terms().comeback());
  }

  @Test
  void aDroopServiceKeepsItsCurveAndBase() throws IOException {
    var service = (DroopService) good("example-like.yaml").policy().services().get(1);
    assertEquals(new ServiceId("tw-dreg05"), service.id());
    assertEquals(new Power(6000), service.base());
    assertEquals(new DroopService.Point(new Frequency(59_500), 1000), service.curve().getFirst());
    assertEquals(new DroopService.Point(new Frequency(60_500), -1000), service.curve().getLast());
  }

  @Test
  void aFixedMapArrivesWhole() throws IOException {
    var map = good("smallest.yaml").devices().meters().getFirst().map();
    var fixed = (MeterMap.Fixed) map;
    assertEquals(
        new RegisterField(19_050, RegisterField.Type.F32, HIGH_FIRST, 1), fixed.frequency());
    assertEquals(new RegisterField(19_026, RegisterField.Type.F32, HIGH_FIRST, 1), fixed.power());
    assertEquals(new MeterMap.Timing(millis(200), 1), fixed.timing());
    assertEquals(1, fixed.powerSign());
    assertEquals(3, fixed.functionCode());
  }

  @Test
  void aSunSpecMapArrivesWhole() throws IOException {
    var map = (MeterMap.SunSpec) good("json.yaml").devices().meters().getFirst().map();
    assertEquals(List.of(40_000, 50_000, 0), map.bases());
  }

  @Test
  void filesBesideTheConfigurationGoBeforeShippedOnes() {
    var result = ConfigReader.read(GOOD.resolve("own-files.yaml"), Map.of());
    var config = ((ReadResult.Ok) result).config();
    var map = (MeterMap.Fixed) config.devices().meters().getFirst().map();
    assertEquals(0x1000, map.frequency().address());
    assertEquals(-1, map.powerSign());
    assertNull(map.power());
    assertEquals("own-service", config.policy().services().getFirst().id().name());
  }

  @Test
  void aFileOfTheSameNameHidesTheShippedOne() throws IOException {
    Files.createDirectories(folder.resolve("meters"));
    var own = Files.readString(GOOD.resolve("meters/own-meter.yaml"));
    var named = own.replace("own-meter", "janitza-umg96rm");
    Files.writeString(folder.resolve("meters/janitza-umg96rm.yaml"), named);
    var config = Configs.accepted(folder, Configs.SMALLEST, Map.of());
    assertEquals(List.of("My Meter"), config.devices().meters().getFirst().map().title().models());
  }

  @Test
  void theHashIsOfWhatIsInForceNotOfWhereItStands() throws IOException {
    var file = Configs.accepted(folder, Configs.SMALLEST + "http: {port: 1234}\n", Map.of());
    var variable = Map.of("SWAPGRID__HTTP__PORT", "1234");
    var environment = Configs.accepted(folder, "# note\n" + Configs.SMALLEST, variable);
    assertEquals(file.hash(), environment.hash());
    assertTrue(file.hash().matches("[0-9a-f]{64}"));
  }

  @Test
  void theHashSeesTheMapsToo() throws IOException {
    var shipped = Configs.accepted(folder, Configs.SMALLEST, Map.of());
    Files.createDirectories(folder.resolve("meters"));
    var own = Files.readString(Path.of("../config/meters/janitza-umg96rm.yaml"));
    Files.writeString(folder.resolve("meters/janitza-umg96rm.yaml"), own.replace("19050", "19052"));
    assertNotEquals(shipped.hash(), Configs.accepted(folder, Configs.SMALLEST, Map.of()).hash());
  }
}
