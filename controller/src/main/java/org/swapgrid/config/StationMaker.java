package org.swapgrid.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.decision.Policy;
import org.swapgrid.device.CabinetSettings;
import org.swapgrid.device.Link;
import org.swapgrid.device.MeterSettings;
import org.swapgrid.model.Frequency;
import org.swapgrid.model.MeterId;
import org.swapgrid.model.Power;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.model.Temperature;
import org.swapgrid.model.Voltage;

/** Makes the records of a configuration without faults. */
final class StationMaker {
  private final StationDraft draft;
  private final Branch root;

  private StationMaker(StationDraft draft) {
    this.draft = draft;
    this.root = draft.root();
  }

  static StationConfig make(StationDraft draft) {
    var maker = new StationMaker(draft);
    var devices = new StationConfig.Devices(maker.meters(), maker.cabinet());
    return new StationConfig(
        maker.station(),
        devices,
        maker.policy(),
        maker.host(),
        AggregatorMaker.make(draft.root()),
        EffectiveValues.of(draft));
  }

  private StationConfig.Station station() {
    var station = root.section("station");
    return new StationConfig.Station(
        station.text("id"),
        station.text("region"),
        SiteClass.valueOf(station.text("site_class").toUpperCase(Locale.ROOT)),
        nominal(),
        ZoneId.of(station.text("time_zone")));
  }

  private Frequency nominal() {
    return Frequency.ofHertz(root.section("station").decimal("nominal_hz"));
  }

  private StationConfig.Host host() {
    var http = root.section("http");
    var level = root.section("log").text("level").toUpperCase(Locale.ROOT);
    return new StationConfig.Host(
        Path.of(root.section("control").text("socket")),
        Path.of(root.section("state").text("directory")),
        new StationConfig.Http(http.text("bind"), http.whole("port")),
        StationConfig.LogLevel.valueOf(level));
  }

  private List<MeterSettings> meters() {
    return draft.meters().stream()
        .map(meter ->
            new MeterSettings(
                new MeterId(meter.entry().text("id")),
                MeterMapMaker.make(meter.map().orElseThrow()),
                link(meter.entry()),
                meter.entry().duration("poll_interval_ms")))
        .toList();
  }

  private CabinetSettings cabinet() {
    var cabinet = root.section("cabinet");
    return new CabinetSettings(
        link(cabinet), cabinet.duration("poll_interval_ms"), cabinet.duration("revert_after_ms"));
  }

  private static Link link(Branch device) {
    var timeout = device.duration("timeout_ms");
    int unit = device.whole("unit_id");
    if (device.text("transport").equals("tcp")) {
      return new Link.Tcp(device.text("host"), device.whole("port"), unit, timeout);
    }
    var parity = Link.Parity.valueOf(device.text("parity").toUpperCase(Locale.ROOT));
    var serial =
        new Link.Serial(
            device.text("serial_port"), device.whole("baud"), parity, device.whole("stop_bits"));
    return new Link.Rtu(serial, unit, timeout);
  }

  private Policy policy() {
    var services = draft.services().stream().map(ServiceMaker::make).toList();
    return new Policy(site(), gate(), riders(), comeback(), services);
  }

  private Policy.Site site() {
    var station = root.section("station");
    var cabinet = root.section("cabinet");
    var obedience =
        new Policy.Obedience(
            cabinet.duration("obey_within_ms"), new Power(cabinet.whole("obey_tolerance_w")));
    var limit = Power.ofKilowatts(station.decimal("connection_limit_kw"));
    return new Policy.Site(station.text("id"), nominal(), limit, obedience);
  }

  private Policy.Gate gate() {
    var gate = root.section("gate");
    var blind = root.section("blind");
    var steps = new Policy.Steps(gate.whole("max_step_mhz"), gate.whole("disagree_mhz"));
    var then = new Policy.Blind(blind.duration("hold_s"), blind.text("then").equals("charge"));
    var trusts = draft.meters().stream().map(StationMaker::trust).toList();
    return new Policy.Gate(
        trusts, gate.duration("max_age_ms"), gate.duration("frozen_after_s"), steps, then);
  }

  private static Policy.MeterTrust trust(StationDraft.Meter meter) {
    return new Policy.MeterTrust(
        new MeterId(meter.entry().text("id")),
        meter.map().orElseThrow().duration("window_ms"),
        Voltage.ofVolts(meter.entry().decimal("nominal_v")));
  }

  private Policy.Riders riders() {
    var riders = root.section("riders");
    return new Policy.Riders(
        riders.whole("reserve_batteries"),
        StateOfCharge.ofPercent(riders.decimal("ready_soc_percent")),
        riders.decimal("swaps_per_hour"),
        Temperature.ofCelsius(riders.decimal("hot_c")));
  }

  private Policy.Comeback comeback() {
    var comeback = root.section("comeback");
    return new Policy.Comeback(
        comeback.duration("delay_s"),
        comeback.duration("random_s"),
        comeback.duration("ramp_s"),
        comeback.duration("recovery_s"));
  }
}
