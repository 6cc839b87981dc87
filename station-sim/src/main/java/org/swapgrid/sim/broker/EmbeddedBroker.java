package org.swapgrid.sim.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.swapgrid.sim.pki.TlsFiles;

/** Listens on loopback, MQTT 3.1.1 and 5. What it holds is gone when it stops. */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int MOST_BYTES_OF_A_TOPIC = 16 << 20;
  private static final int RETURN_AFTER_MILLIS = 500;

  private final EmbeddedActiveMQ server;
  private final Optional<KeyFiles> keys;
  private final int port;

  private EmbeddedBroker(EmbeddedActiveMQ server, Optional<KeyFiles> keys, int port) {
    this.server = server;
    this.keys = keys;
    this.port = port;
  }

  /** Without TLS, on any free port. */
  public static EmbeddedBroker start() throws IOException {
    return start(0, Optional.empty());
  }

  /**
   * Starts and returns when it takes connections.
   *
   * @param wanted its port; 0, or a port in use, gives a free one
   * @param tls when given, TLS alone, and only for clients whose certificate the authority signed
   * @throws IOException when it does not start, or the files of TLS do not serve
   */
  public static EmbeddedBroker start(int wanted, Optional<TlsFiles> tls) throws IOException {
    requireLibraries();
    Libraries.prepare();
    var port = free(wanted);
    Optional<KeyFiles> keys = tls.isEmpty() ? Optional.empty() : Optional.of(keys(tls.get()));
    var server = new EmbeddedActiveMQ();
    try {
      server.setConfiguration(configuration(acceptor(port, keys)));
      server.start();
    } catch (Exception refused) { // Artemis declares no narrower one
      throw new IOException("the broker did not start: " + refused.getMessage(), refused);
    }
    if (!server.getActiveMQServer().isActive()) {
      throw new IOException("the broker did not start on port " + port);
    }
    return new EmbeddedBroker(server, keys, port);
  }

  /** The Debian package leaves them out. */
  private static void requireLibraries() throws IOException {
    try {
      var _ = Class.forName("org.apache.activemq.artemis.core.config.Configuration");
    } catch (ClassNotFoundException missing) {
      throw new IOException(
          "there is no broker in this package: apt-get install mosquitto, or run the build's own"
              + " swapgrid-sim",
          missing);
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** How clients reach it. */
  public String uri() {
    return (keys.isPresent() ? "ssl" : "tcp") + "://127.0.0.1:" + port;
  }

  private static int free(int wanted) throws IOException {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      return probe.getLocalPort();
    } catch (IOException inUse) {
      if (wanted == 0) {
        throw inUse;
      }
      return free(0);
    }
  }

  private static KeyFiles keys(TlsFiles tls) throws IOException {
    try {
      return KeyFiles.of(tls);
    } catch (GeneralSecurityException unfit) {
      throw new IOException("the broker's certificate: " + unfit.getMessage(), unfit);
    }
  }

  private static String acceptor(int port, Optional<KeyFiles> keys) {
    // Aliases of topics kill Paho's v5 client after a half-open link; epoll would need natives.
    var plain =
        "tcp://127.0.0.1:%d?protocols=MQTT;topicAliasMaximum=0;tcpNoDelay=true;useEpoll=false"
            .formatted(port);
    return keys.map(files -> plain + files.parameters()).orElse(plain);
  }

  private static Configuration configuration(String acceptor) throws Exception {
    var bounded =
        new AddressSettings()
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
            .setMaxSizeBytes(MOST_BYTES_OF_A_TOPIC);
    return new ConfigurationImpl()
        .setName("swapgrid-sim")
        .setPersistenceEnabled(false)
        .setSecurityEnabled(false)
        .setJMXManagementEnabled(false)
        .setMessageCounterEnabled(false)
        .setMaxDiskUsage(-1)
        .setConnectionTtlCheckInterval(RETURN_AFTER_MILLIS)
        .setMqttSessionScanInterval(RETURN_AFTER_MILLIS)
        .setScheduledThreadPoolMaxSize(2)
        .setThreadPoolMaxSize(8)
        .addAddressSetting("#", bounded)
        .addAcceptorConfiguration("mqtt", acceptor);
  }

  @Override
  public void close() throws IOException {
    try (var _ = keys.orElse(null)) {
      server.stop();
    } catch (IOException trouble) {
      throw trouble;
    } catch (Exception refused) { // Artemis declares no narrower one
      throw new IOException("the broker did not stop: " + refused.getMessage(), refused);
    }
  }
}
