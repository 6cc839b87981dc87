package org.swapgrid.sim.aggregator;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A running aggregator: one thread owns what is known, the client's threads only hand over. Every
 * method may be called from any thread.
 */
public final class Aggregator implements AutoCloseable {
  private static final int WAITING = 10_000;
  private static final long STEP_MILLIS = 20;
  private static final Duration LAST_WORK = Duration.ofSeconds(2);

  private final Settings settings;
  private final Consumer<String> news;
  private final BlockingQueue<Runnable> inbox = new ArrayBlockingQueue<>(WAITING);
  private final HostLink link;
  private final Host host;
  private final Thread owner = new Thread(this::run, "aggregator");
  private volatile boolean connected;
  private volatile boolean closing;
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicBoolean forgetful = new AtomicBoolean();

  private Aggregator(Settings settings, Sequence sequence, Consumer<String> news) {
    this.settings = settings;
    this.news = news;
    link = new HostLink(settings.place(), new Arrivals());
    host = new Host(settings, sequence, link, news);
  }

  /**
   * Starts; it connects by itself, now and after every loss.
   *
   * @param news one line for each thing that happens; called on the aggregator's threads
   * @throws IOException when the folder of records cannot be used
   */
  public static Aggregator start(Settings settings, Consumer<String> news) throws IOException {
    if (settings.records().isPresent()) {
      var _ = Files.createDirectories(settings.records().get());
    }
    var sequence = Sequence.in(settings.records().map(folder -> folder.resolve("order-seq")));
    var aggregator = new Aggregator(settings, sequence, news);
    aggregator.owner.setDaemon(true);
    aggregator.owner.start();
    aggregator.link.start();
    return aggregator;
  }

  /** Whether the broker has this host's birth. */
  public boolean connected() {
    return connected;
  }

  /** All stations heard since the start, by their edge ids. */
  public List<StationView> stations() {
    return ask(h ->
        h.fleet().nodes().entrySet().stream()
            .map(e -> StationView.of(e.getKey(), e.getValue()))
            .toList());
  }

  /** One of them. */
  public Optional<StationView> station(String edge) {
    return ask(h -> h.fleet().node(edge).map(node -> StationView.of(edge, node)));
  }

  /**
   * Orders something, in place of what was ordered of the same thing before.
   *
   * @param stations edge ids
   * @param time how long it is to stand
   * @return the first order's id
   * @throws IllegalStateException without a signing key
   */
  public String order(Collection<String> stations, Intent intent, Duration time) {
    return ask(h -> h.order(stations, intent, time, Moment.now()));
  }

  /** Whether this order, by its id, was given here: one of the last thousand. */
  public boolean issued(String order) {
    return ask(h -> h.desk().map(desk -> desk.issued(order)).orElse(false));
  }

  /** The newest answer to an order. */
  public Optional<Acknowledgement> acknowledgement(String order) {
    return ask(h -> h.answers().to(order));
  }

  /** A station's last hundred answers, oldest first. */
  public List<Acknowledgement> acknowledgements(String edge) {
    return ask(h -> h.answers().of(edge));
  }

  /** Event records kept since the start; those that came again do not count. */
  public long records() {
    return ask(h -> h.records().map(RecordStore::kept).orElse(0L));
  }

  /**
   * Sends a station every hostile order there is, one after the other, after two genuine ones for
   * it to remember: what stands for its power, or else to hold for two seconds.
   *
   * @param patience how long to wait for each answer
   */
  public List<ForgeryAnswer> forge(String edge, Duration patience) throws InterruptedException {
    return new Siege(this, settings.place().group(), edge, patience).run();
  }

  /** All there is to see, on stable keys. */
  public JsonObject json() {
    var json = ask(StationText::overview);
    json.addProperty("host", settings.place().host());
    json.addProperty("group", settings.place().group());
    json.addProperty("connected", connected);
    json.addProperty("connections", connections.get());
    json.addProperty("messages_dropped", dropped.get());
    return json;
  }

  /** One line for each station. */
  public List<String> lines() {
    return ask(StationText::lines);
  }

  void send(Forgery forgery) {
    forgery.packets().forEach(packet -> link.send(packet.topic(), packet.payload().toByteArray()));
  }

  /** Runs something on the owner's thread and waits for it. */
  <T> T ask(Function<Host, T> question) {
    var answer = new CompletableFuture<T>();
    Runnable work =
        () -> {
          try {
            answer.complete(question.apply(host));
          } catch (RuntimeException refused) { // whatever it is, it is the asker's
            answer.completeExceptionally(refused);
          }
        };
    if (closing || !inbox.offer(work)) {
      throw new IllegalStateException("the aggregator has too much to do, or stops");
    }
    try {
      return answer.orTimeout(10, TimeUnit.SECONDS).join();
    } catch (CompletionException refused) {
      if (refused.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw refused;
    }
  }

  private void run() {
    while (!closing || !inbox.isEmpty()) {
      try {
        var work = inbox.poll(STEP_MILLIS, TimeUnit.MILLISECONDS);
        if (forgetful.getAndSet(false)) {
          host.forget();
        }
        if (work != null) {
          work.run();
        }
        if (connected) {
          host.tick(Moment.now());
        }
      } catch (InterruptedException over) {
        return;
      }
    }
  }

  private void stateSaid(byte[] payload) {
    var text = new String(payload, StandardCharsets.UTF_8);
    try {
      if (JsonParser.parseString(text) instanceof JsonObject state
          && state.has("online")
          && !state.get("online").getAsBoolean()
          && connected) {
        news.accept("somebody says that this host is offline: saying that it is not");
        link.birthAgain();
      }
    } catch (JsonParseException | UnsupportedOperationException | IllegalStateException noState) {
      news.accept("unreadable STATE of this host: " + text.length() + " characters");
    }
  }

  /**
   * Keeps and acknowledges what has come, says that the host goes, and disconnects. Its leases run
   * out at the stations by themselves.
   */
  @Override
  public void close() {
    closing = true;
    try {
      owner.join(LAST_WORK);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    connected = false;
    link.close();
    owner.interrupt();
  }

  private final class Arrivals implements HostLink.Listener {
    @Override
    public void up() {
      connections.incrementAndGet();
      connected = true;
      news.accept("connected server=" + settings.place().server());
    }

    @Override
    public void down(String why) {
      if (closing) {
        return;
      }
      forgetful.set(connected);
      connected = false;
      news.accept("not connected: " + why);
    }

    @Override
    public void arrived(String topic, byte[] payload) {
      Runnable work =
          topic.equals(Topic.state(settings.place().host()))
              ? () -> stateSaid(payload)
              : () -> Topic.read(topic).ifPresent(t -> host.arrived(t, payload, Moment.now()));
      if (closing || !inbox.offer(work)) {
        dropped.incrementAndGet(); // seen as a gap in the numbering, which brings the births again
      }
    }
  }
}
