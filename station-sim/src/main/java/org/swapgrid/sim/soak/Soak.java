package org.swapgrid.sim.soak;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.swapgrid.sim.demo.Launch;
import org.swapgrid.sim.site.SiteSettings;

/** Plays a course with the real daemon, samples it, and judges. */
public final class Soak implements AutoCloseable {
  private static final long LOOK_MILLIS = 100;
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(60);

  private final Course course;
  private final Duration every;
  private final PrintWriter out;
  private final World world;
  private final Probe probe;
  private final Deque<Deed> ahead;
  private final List<Sample> samples = new ArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private int events;
  private int shed;
  private boolean isAwaited;

  /**
   * What came of a run.
   *
   * @param events that were played
   * @param shed how many of them the daemon shed in
   * @param ended whether it was normal in the end, and its host saw it
   */
  public record Outcome(int events, int shed, boolean ended, int samples, Verdict verdict) {
    /** Whether all was shed, all came back, and nothing grew. */
    public boolean isGood() {
      return shed == events && ended && verdict.isFlat();
    }

    /** For people. */
    public List<String> words() {
      var words = new ArrayList<>(verdict.words());
      words.add(
          "%d events, %d shed; at the end %s; %d samples"
              .formatted(events, shed, ended ? "normal" : "NOT NORMAL", samples));
      words.add(isGood() ? "flat" : "NOT FLAT");
      return words;
    }

    /** For programs, with the course that was played. */
    public String json(Course course) {
      var json = new JsonObject();
      json.addProperty("hours", course.hours());
      json.addProperty("pace", course.pace());
      json.addProperty("cores", Runtime.getRuntime().availableProcessors());
      json.addProperty("events", events);
      json.addProperty("shed", shed);
      json.addProperty("normal_at_the_end", ended);
      json.addProperty("samples", samples);
      json.addProperty("good", isGood());
      json.add("second_half", verdict.json());
      return new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n";
    }
  }

  /**
   * Starts daemon, site, broker and aggregator.
   *
   * @param launch which daemon
   * @param every the pause between samples
   * @param out takes a line for each
   */
  public Soak(Course course, SiteSettings settings, Launch launch, Duration every, PrintWriter out)
      throws IOException {
    this.course = course;
    this.every = every;
    this.out = out;
    this.ahead = new ArrayDeque<>(course.deeds());
    this.world = new World(settings, launch);
    this.probe = new Probe(world.daemon(), world.state());
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "soak-cleanup"));
  }

  /** A signal ends the play; the daemon must not outlive it. */
  private void interrupted() {
    try {
      close();
    } catch (IOException left) {
      System.err.println("swapgrid-sim: not all could be cleaned up: " + left.getMessage());
    }
  }

  /** Plays the whole course. */
  public Outcome run() throws IOException, InterruptedException {
    if (!awaitWhole(START)) {
      throw new IOException("the daemon did not start:\n" + words());
    }
    long began = System.nanoTime();
    var sampled = every.negated();
    for (var now = Duration.ZERO; now.compareTo(course.length()) < 0; now = since(began)) {
      perform(now);
      look();
      if (now.minus(sampled).compareTo(every) >= 0) {
        sample(now);
        sampled = now;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    if (samples.size() < Verdict.LEAST) {
      throw new IOException("this machine was too busy: only " + samples.size() + " samples");
    }
    var ended = awaitWhole(END);
    return new Outcome(events, shed, ended, samples.size(), Verdict.of(samples));
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private boolean awaitWhole(Duration most) throws InterruptedException {
    long began = System.nanoTime();
    while (since(began).compareTo(most) < 0) {
      if (world.isWhole()) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return false;
  }

  private void perform(Duration now) throws IOException {
    while (!ahead.isEmpty() && ahead.getFirst().at().compareTo(now) <= 0) {
      var what = ahead.removeFirst().what();
      if (what instanceof Deed.Event) {
        events++;
        isAwaited = true;
      }
      world.perform(what);
    }
  }

  private void look() throws IOException {
    if (!world.daemon().isAlive()) {
      throw new IOException("the daemon died:\n" + words());
    }
    if (isAwaited && world.mode().equals("shedding")) {
      shed++;
      isAwaited = false;
    }
  }

  private void sample(Duration now) throws IOException, InterruptedException {
    var sample = new Sample(now.toMillis() / 1e3, events, probe.read());
    samples.add(sample);
    out.println(line(sample));
    out.flush();
  }

  private String line(Sample sample) {
    var line = new StringBuilder();
    line.append("%5.1f min %3d events".formatted(sample.seconds() / 60, sample.events()));
    for (var gauge : Gauge.values()) {
      var value = sample.values().get(gauge);
      if (value != null) {
        line.append(String.format(Locale.ROOT, "  %s %.0f", gauge.words(), value));
      }
    }
    return line.toString();
  }

  private String words() {
    return String.join("\n", world.daemon().lastWords()) + "\n";
  }

  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      try (probe) {
        world.close();
      }
    }
  }
}
