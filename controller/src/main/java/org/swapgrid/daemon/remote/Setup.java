package org.swapgrid.daemon.remote;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.swapgrid.config.StationConfig;
import org.swapgrid.journal.JournalSettings;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.OrderRules;
import org.swapgrid.uplink.UplinkSettings;
import org.swapgrid.uplink.mqtt.Access;
import org.swapgrid.uplink.mqtt.Server;
import org.swapgrid.uplink.namespace.Deadbands;
import org.swapgrid.uplink.namespace.Layout;
import org.swapgrid.uplink.session.Rules;
import org.swapgrid.uplink.sparkplug.Topics;

/** From the configuration to what the parts want to know. */
record Setup(StationConfig config, String software) {
  boolean hasUplink() {
    return !config.aggregator().uplink().servers().isEmpty();
  }

  UplinkSettings uplink() throws Unfit {
    var uplink = config.aggregator().uplink();
    var names = uplink.names();
    var access =
        new Access(
            names.edge(),
            Secrets.login(uplink.credentials()),
            Secrets.tls(uplink.credentials()),
            Rules.Deadlines.STANDARD.open(),
            uplink.pace().keepAlive());
    return new UplinkSettings(
        new Topics(names.group(), names.edge(), names.host()),
        uplink.servers().stream().map(s -> new Server(s.host(), s.port(), s.tls())).toList(),
        access,
        layout(),
        new UplinkSettings.Pace(Rules.Deadlines.STANDARD, uplink.pace().sampleEvery()));
  }

  private Layout layout() {
    var bands = config.aggregator().uplink().deadbands();
    return new Layout(
        software,
        config.hash(),
        config.station().nominal(),
        config.policy().site().connectionLimit(),
        new Deadbands(
            bands.hertz(), bands.volts(), bands.kilowatts(), bands.percent(), bands.celsius()),
        config.policy().comeback().ramp());
  }

  OrderRules rules() {
    var orders = config.aggregator().orders();
    var names = new HashSet<>(orders.groups());
    names.add(config.aggregator().uplink().names().edge());
    var dispatchable =
        orders.dispatchable().stream().map(ServiceId::new).collect(Collectors.toSet());
    return new OrderRules(names, orders.longest(), orders.perMinute(), dispatchable);
  }

  JournalSettings journal() {
    var journal = config.aggregator().journal();
    return new JournalSettings(
        config.host().state().resolve("journal"), journal.mostBytes(), journal.reserveBytes());
  }

  /** What a new session has to read again when it changes. */
  List<@Nullable Path> credentials() {
    var credentials = config.aggregator().uplink().credentials();
    var identity = credentials.identity();
    var login = credentials.login();
    var files = new ArrayList<@Nullable Path>();
    files.add(credentials.authority());
    files.add(identity == null ? null : identity.certificate());
    files.add(identity == null ? null : identity.key());
    files.add(login == null ? null : login.passwordFile());
    return files;
  }

  List<@Nullable Path> orderKeys() {
    var files = new ArrayList<@Nullable Path>();
    config.aggregator().orders().keys().forEach(key -> files.add(key.file()));
    return files;
  }
}
