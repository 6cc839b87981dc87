package org.swapgrid.uplink.mqtt;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a session, and the session that comes of it. Paho's will is fixed at CONNECT and
 * its reconnecting loses races, so nothing is ever used twice. Only its owner's thread calls it; no
 * call but the two that end it waits for anything, and those are bounded.
 */
public final class Attempt {
  /** Messages under way at once. Paho counts those it took from its queue, not the queue. */
  private static final int MOST_IN_FLIGHT = 1_000;

  /** Bytes in Paho's queue, which has no end of its own; all births are about 0.3 MB. */
  private static final long MOST_QUEUED = 1_500_000;

  private static final int COMMANDS_QOS = 1;
  private static final Duration QUIESCE = Duration.ofSeconds(1);
  private static final Duration END = Duration.ofSeconds(2);

  private final Gate gate = new Gate();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicLong queued = new AtomicLong();
  private final AttemptEvents events;
  private final Callbacks callbacks;
  private final GuardedSocket socket;
  private final OneSocket sockets;
  private @Nullable MqttAsyncClient client;

  private Attempt(Server server, Access access, AttemptEvents events) {
    this.events = events;
    this.callbacks = new Callbacks(events);
    this.socket = new GuardedSocket(server, access, gate, events::opened);
    this.sockets = new OneSocket(socket);
  }

  /** Begins; whatever comes of it is told to the events, also when it fails at once. */
  public static Attempt start(Server server, Access access, Message will, AttemptEvents events) {
    var attempt = new Attempt(server, access, events);
    attempt.begin(server, access, will);
    return attempt;
  }

  private void begin(Server server, Access access, Message will) {
    var options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setCleanSession(true);
    options.setAutomaticReconnect(false);
    options.setMaxInflight(MOST_IN_FLIGHT);
    options.setKeepAliveInterval((int) access.keepAlive().toSeconds());
    options.setConnectionTimeout((int) access.open().toSeconds());
    options.setWill(will.topic(), will.payload(), will.qos(), false);
    options.setSocketFactory(sockets);
    var login = access.login();
    if (login != null) {
      options.setUserName(login.user());
      options.setPassword(login.password().toCharArray());
    }
    guarded(() -> {
      var made = new MqttAsyncClient(server.uri(), access.clientId(), new MemoryPersistence());
      client = made;
      made.setCallback(callbacks);
      made.connect(options, null, callbacks.connecting());
    });
  }

  /** Asks for these, each at least once. */
  public void subscribe(List<String> filters) {
    var qos = new int[filters.size()];
    Arrays.fill(qos, COMMANDS_QOS);
    onClient(c -> c.subscribe(filters.toArray(String[]::new), qos, null, callbacks.subscribing()));
  }

  /** Hands a message to the socket. A client that takes no more is a lost one. */
  public void publish(Message message) {
    int size = message.payload().length;
    if (queued.addAndGet(size) > MOST_QUEUED) {
      events.lost("the server takes nothing more");
      return;
    }
    var sent = Callbacks.sending(() -> queued.addAndGet(-size));
    onClient(c -> c.publish(message.topic(), message.payload(), message.qos(), false, null, sent));
  }

  /** Takes back a subscription nobody made: any server must answer, and nothing changes. */
  public void probe(String filter) {
    onClient(c -> c.unsubscribe(filter, null, callbacks.probing()));
  }

  /** Says DISCONNECT behind everything that was published, then ends it. */
  public void close() {
    onClient(c -> c.disconnect(QUIESCE.toMillis()).waitForCompletion(END.toMillis()));
    drop();
  }

  /** Ends it without a word: the server publishes the will. Returns within three seconds. */
  public void drop() {
    if (isOver.getAndSet(true)) {
      return;
    }
    sockets.withdraw();
    if (gate.isOpen()) {
      // Paho is starting its threads: it must get as far as its CONNECT, or they wait for ever.
      var _ = gate.awaitWrite(Duration.ofSeconds(1));
    } else {
      closeSocket();
    }
    var end = Thread.ofPlatform().name("MQTT End").daemon(true).start(this::end);
    try {
      if (!end.join(END)) {
        closeSocket();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    onClient(c -> c.disconnectForcibly(0, 0, false));
    onClient(c -> c.close(true));
    closeSocket();
  }

  private void closeSocket() {
    try {
      socket.close();
    } catch (IOException e) {
      events.lost("closing: " + e.getMessage());
    }
  }

  private interface Call {
    void on(MqttAsyncClient client) throws MqttException;
  }

  private interface Step {
    void run() throws MqttException;
  }

  private void onClient(Call call) {
    var known = client;
    if (known != null) {
      guarded(() -> call.on(known));
    }
  }

  private void guarded(Step step) {
    try {
      step.run();
    } catch (MqttException | IllegalArgumentException | IllegalStateException e) {
      // Paho's answers to being full, closed or ill-named: the session, if any, is over.
      events.lost(Callbacks.words(e));
    }
  }
}
