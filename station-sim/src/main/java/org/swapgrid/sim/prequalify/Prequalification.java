package org.swapgrid.sim.prequalify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.swapgrid.service.StaticService;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.StationFile;

/** One run of the whole sequence. */
public final class Prequalification implements AutoCloseable {
  private final Request request;
  private final Shortening cuts;
  private final Progress progress;
  private final Path folder;
  private final Layout layout;
  private final AtomicReference<@Nullable Rig> opened = new AtomicReference<>();
  private final Map<String, String> first = new HashMap<>();

  /**
   * A run.
   *
   * @param folder an empty one for the daemon's files, with a short name (it holds a socket)
   */
  public Prequalification(Request request, Shortening cuts, Progress progress, Path folder) {
    this.request = request;
    this.cuts = cuts;
    this.progress = progress;
    this.folder = folder;
    this.layout = new Layout(folder);
  }

  /**
   * Runs the sequence and returns what came of it; a configuration that the daemon refuses is an
   * outcome.
   */
  public Outcome run() throws IOException, InterruptedException, ConfigurationFault {
    lay();
    StationFile station;
    try {
      station = read(new Overlay().folder(folder).settings());
    } catch (ConfigurationFault refused) {
      var words = errors(String.valueOf(refused.getMessage()));
      progress.say("The daemon refuses the configuration: " + words);
      return refused(words);
    }
    var overlay = new Overlay().withoutBroker(station);
    if (request.box() == null) { // a box keeps its own waits
      overlay.shortened(station, Layout.place(station, request.product()), cuts);
    }
    first.putAll(overlay.settings());
    var anyPorts = IntStream.rangeClosed(1, station.meters().size()).boxed().toList();
    return run(read(devices(anyPorts, station.meters().size() + 1)));
  }

  private Outcome refused(String words) {
    var setUp = List.of(new Outcome.Fact("Service", request.product().title()));
    var door = List.of(DoorCheck.refused(words));
    return new Outcome(request.product(), setUp, List.of(), door, leftOut(List.of()), List.of());
  }

  private static List<String> leftOut(List<Step> run) {
    var ids = run.stream().map(Step::id).toList();
    return IntStream.rangeClosed(1, 12)
        .mapToObj(i -> "T" + i)
        .filter(id -> !ids.contains(id))
        .toList();
  }

  /** What is only a notice has nothing to do with the refusal. */
  private String errors(String report) {
    return report
        .replace(folder + "/", "")
        .lines()
        .filter(line -> line.contains(": error: "))
        .map(String::strip)
        .collect(Collectors.joining("; "));
  }

  private void lay() throws IOException, ConfigurationFault {
    Files.createDirectories(folder.resolve("state"));
    var file = request.station();
    if (file == null) {
      var meter = request.meter();
      layout.packaged(request.product(), meter == null ? "janitza-umg96rm" : meter);
    } else {
      first.putAll(layout.copied(file, request.meter()));
    }
  }

  private Map<String, String> devices(List<Integer> meters, int cabinet) {
    var settings = new HashMap<>(first);
    settings.putAll(new Overlay().devices(meters, cabinet).folder(folder).settings());
    return settings;
  }

  private StationFile read(Map<String, String> settings) throws ConfigurationFault {
    var all = new HashMap<>(first);
    all.putAll(settings);
    return StationFile.read(layout.station(), all);
  }

  private Outcome run(StationFile station)
      throws IOException, InterruptedException, ConfigurationFault {
    var terms = terms(station);
    var steps = new ArrayList<Step>();
    steps.add(DoorCheck.of(terms, station.meters().getFirst().map()));
    tell(steps.getFirst());
    try (var rig = open(station)) {
      if (request.box() == null) {
        rig.launch(layout.station(), devices(rig.meterPorts(), rig.cabinetPort()), folder);
      }
      var bed = new Bed(rig, terms);
      for (var part : parts(rig)) {
        steps.addAll(run(part, bed));
      }
    }
    var setUp = new SetUp(request, terms, station).facts(steps);
    return new Outcome(
        request.product(), setUp, cuts.notes(), steps, leftOut(steps), station.values());
  }

  private Rig open(StationFile station) throws IOException {
    var rig =
        new Rig(
            TestSite.of(request.product(), station), addresses(), request.product().id(), progress);
    opened.set(rig);
    if (request.box() != null) {
      progress.say(
          "Waiting for the box: its meter is served on port %d, its cabinet on port %d, unit 1."
              .formatted(rig.meterPorts().getFirst(), rig.cabinetPort()));
    }
    return rig;
  }

  /** Ends the daemon and what is served and removes the folder, also in the middle of a run. */
  @Override
  public void close() throws IOException {
    var rig = opened.getAndSet(null);
    if (rig != null) {
      rig.close();
    }
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Addresses addresses() {
    var box = request.box();
    return box == null ? Addresses.ANY : box;
  }

  private List<Part> parts(Rig rig) {
    return List.of(
        new NearMiss(),
        new WholeEvent(false),
        new WholeEvent(true),
        new Ramps(),
        new Wave(),
        new PhaseJump(),
        new VoltageLoss(),
        new Dropouts(),
        new BrokerDown(folder, places -> restart(rig, places)),
        new WholeDay());
  }

  private void restart(Rig rig, Map<String, String> places)
      throws IOException, InterruptedException {
    var settings = devices(rig.meterPorts(), rig.cabinetPort());
    settings.putAll(new Overlay().company(places).settings());
    rig.launch(layout.station(), settings, folder);
  }

  private List<Step> run(Part part, Bed bed) throws IOException, InterruptedException {
    if (!request.wants(part)) {
      return List.of();
    }
    List<Step> steps;
    try {
      steps = part.run(bed);
    } catch (NotReady cause) {
      steps =
          part.titles().stream().map(t -> t.failed(String.valueOf(cause.getMessage()))).toList();
    }
    var wanted = steps.stream().filter(request::wants).toList();
    wanted.forEach(this::tell);
    return wanted;
  }

  private void tell(Step step) {
    progress.say(
        "%-4s %-8s %s"
            .formatted(step.id(), step.verdict().words().toUpperCase(Locale.ROOT), step.title()));
    for (var criterion : step.criteria()) {
      if (criterion.verdict() != Verdict.MET) {
        progress.say(
            "       %s: %s: required %s; measured %s"
                .formatted(
                    criterion.verdict().words(),
                    criterion.name(),
                    criterion.required(),
                    criterion.measured()));
      }
    }
  }

  private Terms terms(StationFile station) throws ConfigurationFault {
    var place = Layout.place(station, request.product());
    var service = station.policy().services().get(place);
    if (!(service instanceof StaticService fixed)) {
      throw new ConfigurationFault(service.id() + " is not of shape static at this station");
    }
    var meter = station.meters().getFirst();
    var metering =
        new Terms.Metering(
            meter.map().timing().window(), meter.pollInterval(), meter.link().timeout());
    return new Terms(request.product(), station.policy(), fixed, metering, cuts);
  }
}
