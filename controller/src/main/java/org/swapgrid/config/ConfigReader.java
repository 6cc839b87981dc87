package org.swapgrid.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Findings;

/** Reads a station's configuration, with the meter maps and services it names. */
public final class ConfigReader {
  private final Findings findings = new Findings();
  private final Library maps;
  private final Library services;

  private ConfigReader(@Nullable Path beside) {
    this.maps = new Library(Library.Kind.METERS, beside, findings);
    this.services = new Library(Library.Kind.SERVICES, beside, findings);
  }

  /**
   * Reads and checks everything, and reports every fault at once.
   *
   * <p>Meter maps and services are looked for in {@code meters/} and {@code services/} beside the
   * file, then among those that come with the program.
   *
   * @param environment in which {@code SWAPGRID__SECTION__KEY} goes before the file
   */
  public static ReadResult read(Path file, Map<String, String> environment) {
    var beside = file.resolveSibling("x").getParent();
    return new ConfigReader(beside == null ? Path.of("") : beside).result(file, environment);
  }

  private ReadResult result(Path file, Map<String, String> environment) {
    var draft = StationSpec.DOCUMENT.read(file, environment, findings).map(this::draft);
    draft.ifPresent(this::check);
    if (findings.hasErrors() || draft.isEmpty()) {
      return new ReadResult.Faulty(findings.inReadingOrder());
    }
    return new ReadResult.Ok(StationMaker.make(draft.get()), findings.inReadingOrder());
  }

  private StationDraft draft(Branch root) {
    var meters = new ArrayList<StationDraft.Meter>();
    for (var entry : root.sections("meters")) {
      meters.add(new StationDraft.Meter(entry, entry.find("map").flatMap(maps::named)));
    }
    var used = new ArrayList<UsedService>();
    for (var entry : root.sections("services")) {
      entry
          .find("use")
          .flatMap(services::named)
          .ifPresent(file -> used.add(new UsedService(entry, file)));
    }
    return new StationDraft(root, meters, used);
  }

  private void check(StationDraft draft) {
    DeviceRelations.check(draft, findings);
    MeterRelations.check(draft, findings);
    ServiceRelations.check(draft, findings);
    PlaceRelations.check(draft, findings);
    UplinkRelations.check(draft, findings);
  }
}
