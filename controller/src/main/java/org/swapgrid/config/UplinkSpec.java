package org.swapgrid.config;

import static org.swapgrid.config.spec.Setting.choice;
import static org.swapgrid.config.spec.Setting.decimal;
import static org.swapgrid.config.spec.Setting.flag;
import static org.swapgrid.config.spec.Setting.list;
import static org.swapgrid.config.spec.Setting.section;
import static org.swapgrid.config.spec.Setting.text;
import static org.swapgrid.config.spec.Setting.whole;

import java.util.List;
import org.swapgrid.config.spec.Setting;
import org.swapgrid.config.spec.Type;
import org.swapgrid.config.spec.Type.Form;

/** The part of the table that is about the aggregator: the way to it, its orders, the records. */
final class UplinkSpec {
  /** Sparkplug 3.0, 4.1: no +, / or # in an id. */
  private static final Form SPARKPLUG_ID =
      new Form("[^+/#\\s]{1,64}", "a Sparkplug id: no '+', '/', '#' and no space");

  private static final Form KEY_ID =
      new Form("[A-Za-z0-9._:-]{1,64}", "letters, digits and '. _ : -'");

  private static final String STARTED = "the session is set up at the start";

  private UplinkSpec() {}

  static Setting uplink() {
    return section(
            "uplink",
            "The way to the aggregator: Sparkplug B over MQTT. Without servers there is none.",
            text("group", SPARKPLUG_ID, "Sparkplug group. Left out: SWAP- and the region.")
                .optional("SWAP-tw"),
            text(
                    "edge",
                    SPARKPLUG_ID,
                    "Sparkplug edge node id, which is the client id and the name in the station's"
                        + " certificate. Left out: ST- and the station's id.")
                .optional("ST-taipei-xinyi-001"),
            text("host_id", SPARKPLUG_ID, "Primary host. Left out: VPP- and the region.")
                .optional("VPP-tw"),
            flag("wait_for_host", "Be born only while the primary host says it is online.")
                .byDefault(true),
            servers(),
            flag(
                    "allow_without_tls",
                    "Allow servers with tls: false. Then anybody on the line reads everything.")
                .byDefault(false),
            text("ca_file", Form.PATH, "Whom to trust, PEM. Left out: the usual authorities.")
                .optional("/etc/swapgrid/tls/ca.pem"),
            text("certificate_file", Form.PATH, "The station's certificate chain, PEM.")
                .optional("/etc/swapgrid/tls/station.pem"),
            text("key_file", Form.PATH, "Its private key, PKCS #8 in PEM, not encrypted.")
                .optional("/etc/swapgrid/tls/station.key"),
            text("user", Form.LINE, "User name, where the server wants one.").optional("st-001"),
            text("password_file", Form.PATH, "The file that holds the password.")
                .optional("/etc/swapgrid/tls/password"),
            whole("keep_alive_s", 5, 300, "The server misses the station after 1.5 of it.")
                .byDefault(15),
            whole("sample_ms", 100, 60_000, "How often slowly changing values are looked at.")
                .byDefault(1000),
            choice(
                    "clock",
                    List.of("automatic", "trusted"),
                    "When the clock counts as set. automatic: by the word of systemd-timesyncd"
                        + " where it runs. trusted: always, as something else takes care of it.")
                .byDefault("automatic"),
            deadbands())
        .fixed(STARTED);
  }

  private static Setting servers() {
    var server =
        Type.Section.of(
            text("host", Form.HOST, "Name or address; the server's certificate must be for it.")
                .required("mqtt.vpp.example"),
            whole("port", 1, 65_535, "TCP port.").byDefault(8883),
            flag("tls", "Whether to speak TLS.").byDefault(true));
    var text = "MQTT servers, the preferred one first; the next is tried when one fails.";
    return list("servers", new Type.Items(server, 0, 8), text).byDefault(List.of());
  }

  private static Setting deadbands() {
    return section(
        "deadbands",
        "How far a value must move to be worth a message.",
        decimal("frequency_hz", 0, 1, "Frequency.").byDefault(0.01),
        decimal("voltage_v", 0, 100, "Voltage.").byDefault(1),
        decimal("power_kw", 0, 100, "Power.").byDefault(0.1),
        decimal("charge_percent", 0, 100, "State of charge and of health.").byDefault(1),
        decimal("temperature_c", 0, 50, "Temperature.").byDefault(1));
  }

  static Setting orders() {
    return section(
        "orders",
        "The aggregator's signed orders. Without keys none is obeyed.",
        keys(),
        list(
                "groups",
                new Type.Items(new Type.Text(KEY_ID), 0, 16),
                "Groups of stations this one belongs to: an order may name one instead of it.")
            .byDefault(List.of()),
        whole("longest_s", 10, 86_400, "No order may run longer.").byDefault(3600),
        whole("per_minute", 1, 600, "No more orders are obeyed in a minute.").byDefault(30),
        list(
                "dispatchable",
                new Type.Items(new Type.Text(Form.ID), 0, 16),
                "Services that may be disarmed and armed by order; the others are always armed.")
            .byDefault(List.of()));
  }

  private static Setting keys() {
    var key =
        Type.Section.of(
            text("id", KEY_ID, "The key's name: kid in an order's header.").required("vpp-2026"),
            text("file", Form.PATH, "Ed25519 public key, PEM (openssl pkey -pubout).")
                .required("/etc/swapgrid/keys/vpp-2026.pem"));
    var text = "Whose orders are obeyed. Several, while one is rotated.";
    return list("keys", new Type.Items(key, 0, 8), text).byDefault(List.of());
  }

  static Setting journal() {
    return section(
            "journal",
            "Records on their way to the aggregator, kept in `state.directory`.",
            whole("records_mb", 1, 16_384, "What they may use of the disk.").byDefault(32),
            whole("reserve_mb", 1, 64, "Set aside for events when the disk is full.").byDefault(4))
        .fixed("the journal is opened at the start");
  }
}
