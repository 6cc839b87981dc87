package org.swapgrid.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swapgrid.config.AggregatorSettings.Credentials;
import org.swapgrid.config.AggregatorSettings.Deadbands;
import org.swapgrid.config.AggregatorSettings.Identity;
import org.swapgrid.config.AggregatorSettings.Journal;
import org.swapgrid.config.AggregatorSettings.Login;
import org.swapgrid.config.AggregatorSettings.Names;
import org.swapgrid.config.AggregatorSettings.Orders;
import org.swapgrid.config.AggregatorSettings.Pace;
import org.swapgrid.config.AggregatorSettings.Server;
import org.swapgrid.config.AggregatorSettings.Uplink;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Leaf;

/** Makes the records of the part about the aggregator, of a configuration without faults. */
final class AggregatorMaker {
  private static final long MIB = 1L << 20;

  private AggregatorMaker() {}

  static AggregatorSettings make(Branch root) {
    var journal = root.section("journal");
    return new AggregatorSettings(
        uplink(root.section("uplink"), root.section("station")),
        orders(root.section("orders")),
        new Journal(journal.whole("records_mb") * MIB, journal.whole("reserve_mb") * MIB));
  }

  private static Uplink uplink(Branch uplink, Branch station) {
    var servers =
        uplink.sections("servers").stream()
            .map(s -> new Server(s.text("host"), s.whole("port"), s.flag("tls")))
            .toList();
    var pace = new Pace(uplink.duration("keep_alive_s"), uplink.duration("sample_ms"));
    return new Uplink(
        names(uplink, station),
        servers,
        credentials(uplink),
        pace,
        uplink.text("clock").equals("trusted"),
        deadbands(uplink.section("deadbands")));
  }

  private static Names names(Branch uplink, Branch station) {
    var region = station.text("region");
    var host = text(uplink, "host_id").orElse("VPP-" + region);
    return new Names(
        text(uplink, "group").orElse("SWAP-" + region),
        text(uplink, "edge").orElse("ST-" + station.text("id")),
        uplink.flag("wait_for_host") ? host : "");
  }

  private static Credentials credentials(Branch uplink) {
    var certificate = path(uplink, "certificate_file");
    var key = path(uplink, "key_file");
    var user = text(uplink, "user");
    var password = path(uplink, "password_file");
    return new Credentials(
        path(uplink, "ca_file"),
        certificate == null || key == null ? null : new Identity(certificate, key),
        user.isEmpty() || password == null ? null : new Login(user.get(), password));
  }

  private static Deadbands deadbands(Branch bands) {
    return new Deadbands(
        bands.decimal("frequency_hz"),
        bands.decimal("voltage_v"),
        bands.decimal("power_kw"),
        bands.decimal("charge_percent"),
        bands.decimal("temperature_c"));
  }

  private static Orders orders(Branch orders) {
    var keys =
        orders.sections("keys").stream()
            .map(key -> new AggregatorSettings.Key(key.text("id"), Path.of(key.text("file"))))
            .toList();
    return new Orders(
        keys,
        orders.leaves("groups").stream().map(Leaf::text).toList(),
        orders.duration("longest_s"),
        orders.whole("per_minute"),
        orders.leaves("dispatchable").stream().map(Leaf::text).toList());
  }

  private static Optional<String> text(Branch branch, String key) {
    return branch.find(key).map(Leaf::text);
  }

  private static @Nullable Path path(Branch branch, String key) {
    return text(branch, key).map(Path::of).orElse(null);
  }
}
