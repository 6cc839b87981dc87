package org.swapgrid.sim.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.pki.TestPki;
import org.swapgrid.sim.pki.TlsFiles;
import org.swapgrid.sim.real.Await;

/**
 * The shipped access list in Debian's mosquitto: what a station's certificate cannot do. Each
 * attempt and the broker's answer to it are written to target/mosquitto-attempts.txt.
 */
final class MosquittoAclTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final long PATIENCE_MILLIS = 5_000;
  private static final String ROOT = "spBv1.0/SWAP-DEMO/";
  private static final List<String> ATTEMPTS = new ArrayList<>();

  @TempDir static Path folder = Path.of("");
  private static Optional<Mosquitto> broker = Optional.empty();

  private final List<MqttAsyncClient> clients = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    broker = Optional.of(Mosquitto.start(folder));
  }

  @AfterAll
  static void stop() throws Exception {
    if (broker.isPresent()) {
      broker.get().close();
      Files.write(Path.of("target", "mosquitto-attempts.txt"), ATTEMPTS);
    }
  }

  @AfterEach
  void hangUp() throws MqttException {
    for (var client : clients) {
      client.disconnectForcibly(0, 0, false);
      client.close(true);
    }
  }

  private static Mosquitto mosquitto() {
    return broker.orElseThrow();
  }

  private static MqttConnectOptions options(Optional<TlsFiles> tls) throws Exception {
    var options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setConnectionTimeout(4);
    if (tls.isPresent()) {
      options.setSocketFactory(tls.get().context().getSocketFactory());
    }
    return options;
  }

  private MqttAsyncClient connect(String id, MqttConnectOptions options) throws MqttException {
    var client = new MqttAsyncClient(mosquitto().uri(), id, new MemoryPersistence());
    clients.add(client);
    client.connect(options).waitForCompletion(PATIENCE_MILLIS);
    return client;
  }

  private MqttAsyncClient as(String name) throws Exception {
    return connect(name, options(Optional.of(mosquitto().files(name))));
  }

  private static List<String> listen(MqttAsyncClient client, String... topics)
      throws MqttException {
    var heard = new CopyOnWriteArrayList<String>();
    for (var topic : topics) {
      client.subscribe(topic, 1, (where, _) -> heard.add(where)).waitForCompletion(PATIENCE_MILLIS);
    }
    return heard;
  }

  private static void publish(MqttAsyncClient client, String topic) throws MqttException {
    client
        .publish(topic, "x".getBytes(StandardCharsets.UTF_8), 1, false)
        .waitForCompletion(PATIENCE_MILLIS);
  }

  private static void attempt(String what, String answer) {
    ATTEMPTS.add("%-64s %s".formatted(what, answer));
  }

  private static void denied(String topic) {
    var line = "Denied PUBLISH from ST-a1";
    var where = "'" + topic + "'";
    Await.until(
        "refusal of " + topic,
        SOON,
        () -> mosquitto().log().lines().anyMatch(l -> l.contains(line) && l.contains(where)),
        mosquitto()::log);
    attempt("ST-a1 publishes " + topic, "PUBACK; log: Denied PUBLISH; delivered to nobody");
  }

  @Test
  void aStationSpeaksAsItselfOnly() throws Exception {
    var host = listen(as("aggregator"), ROOT + "#", "spBv1.0/STATE/VPP-DEMO");
    var other = listen(as("ST-b2"), ROOT + "NCMD/ST-b2", ROOT + "DCMD/ST-b2/#");
    var thief = as("ST-a1");
    for (var topic : forbidden()) {
      publish(thief, topic);
      denied(topic);
    }
    publish(thief, ROOT + "NDATA/ST-a1");
    publish(thief, ROOT + "DDATA/ST-a1/DISPATCH");
    Await.until("the allowed ones", SOON, () -> host.size() >= 2, () -> host);
    assertEquals(List.of(ROOT + "NDATA/ST-a1", ROOT + "DDATA/ST-a1/DISPATCH"), host);
    assertEquals(List.of(), other);
  }

  private static List<String> forbidden() {
    return List.of(
        ROOT + "NBIRTH/ST-b2",
        ROOT + "NDATA/ST-b2",
        ROOT + "NDEATH/ST-b2",
        ROOT + "DBIRTH/ST-b2/DISPATCH",
        ROOT + "DDATA/ST-b2/DISPATCH",
        ROOT + "DDEATH/ST-b2/DISPATCH",
        ROOT + "NCMD/ST-b2",
        ROOT + "NCMD/ST-a1",
        ROOT + "DCMD/ST-b2/DISPATCH",
        ROOT + "DCMD/ST-a1/DISPATCH",
        "spBv1.0/STATE/VPP-DEMO",
        "spBv1.0/STATE/ST-a1",
        "spBv1.0/SWAP-OTHER/NBIRTH/ST-a1",
        ROOT + "NBIRTH/ST-a1/x",
        ROOT + "DDATA/ST-a1/x/y",
        ROOT + "NDATA/VPP-DEMO",
        "$SYS/broker/clients/total",
        "anything");
  }

  @Test
  void aStationHearsItsOwnCommandsOnly() throws Exception {
    var host = as("aggregator");
    var spy = as("ST-a1");
    var heard = listen(spy, "#", "$SYS/#", ROOT + "#", ROOT + "DCMD/ST-b2/#", ROOT + "DDATA/#");
    for (var topic : List.of("#", "$SYS/#", ROOT + "#", ROOT + "DCMD/ST-b2/#", ROOT + "DDATA/#")) {
      attempt("ST-a1 subscribes " + topic, "SUBACK granted; delivers only its own commands");
    }
    publish(as("ST-b2"), ROOT + "DDATA/ST-b2/DISPATCH");
    publish(host, ROOT + "DCMD/ST-b2/DISPATCH");
    publish(host, ROOT + "NCMD/ST-b2");
    publish(host, ROOT + "DCMD/ST-a1/DISPATCH");
    Await.until("its own command", SOON, () -> !heard.isEmpty(), () -> heard);
    publish(host, ROOT + "NCMD/ST-a1");
    Await.until("its last command", SOON, () -> heard.contains(ROOT + "NCMD/ST-a1"), () -> heard);
    assertTrue(heard.stream().allMatch(topic -> topic.contains("CMD/ST-a1")), heard.toString());
  }

  @Test
  void aStationCannotTakeAnothersPlace() throws Exception {
    var other = as("ST-b2");
    var listening = listen(other, ROOT + "NCMD/ST-b2");
    var options = options(Optional.of(mosquitto().files("ST-a1")));
    options.setUserName("ST-b2");
    options.setPassword("x".toCharArray());
    var thief = connect("ST-b2", options);
    publish(thief, ROOT + "NDATA/ST-b2");
    denied(ROOT + "NDATA/ST-b2");
    publish(as("aggregator"), ROOT + "NCMD/ST-b2");
    Await.until("ST-b2 is still there", SOON, () -> listening.size() == 1, mosquitto()::log);
    assertTrue(other.isConnected());
    attempt("ST-a1 connects with client id and user name ST-b2", "CONNACK 0, as ST-a1");
  }

  @Test
  void aWillInAnothersNameIsDeliveredToNobodyAndOnesOwnIs() throws Exception {
    var host = listen(as("aggregator"), ROOT + "#");
    leaveWill(ROOT + "NDEATH/ST-b2");
    leaveWill(ROOT + "NDEATH/ST-a1");
    Await.until("its own will", SOON, () -> !host.isEmpty(), mosquitto()::log);
    assertEquals(List.of(ROOT + "NDEATH/ST-a1"), host);
    attempt("ST-a1 leaves a will on NDEATH/ST-b2", "CONNACK 0; the will is delivered to nobody");
  }

  private void leaveWill(String topic) throws Exception {
    var options = options(Optional.of(mosquitto().files("ST-a1")));
    options.setWill(topic, new byte[] {1}, 1, false);
    var ended = ends();
    connect("ST-a1", options).disconnectForcibly(0, 0, false);
    Await.until("the end of the connection", SOON, () -> ends() > ended, mosquitto()::log);
  }

  private static long ends() {
    return mosquitto()
        .log()
        .lines()
        .filter(line ->
            line.contains("lient ST-a1 closed")
                || line.contains("lient ST-a1 disc")
                || line.contains("error on client ST-a1"))
        .count();
  }

  @Test
  void nobodyComesInWithoutACertificateOfTheAuthority() throws Exception {
    var own = mosquitto().files("ST-a1");
    var strangers = Files.createDirectories(folder.resolve("strangers"));
    var _ =
        new TestPki(strangers)
            .write(new TestPki.Wanted(List.of("a1"), List.of("x"), "VPP-DEMO", "k"));
    var stranger = TlsFiles.in(strangers, "ST-a1");
    var lured = new TlsFiles(own.authority(), stranger.certificate(), stranger.key());
    var _ = assertThrows(MqttException.class, () -> connect("ST-a1", options(Optional.of(lured))));
    attempt("a stranger's certificate of the name ST-a1", "TLS handshake refused");
    var none = new MqttConnectOptions();
    none.setConnectionTimeout(4);
    none.setSocketFactory(trusting(own).getSocketFactory());
    var _ = assertThrows(MqttException.class, () -> connect("ST-a1", none));
    attempt("no certificate", "TLS handshake refused");
  }

  private static SSLContext trusting(TlsFiles own) throws Exception {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(own.trustStore());
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
