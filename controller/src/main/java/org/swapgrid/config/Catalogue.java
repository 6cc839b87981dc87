package org.swapgrid.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Document;
import org.swapgrid.config.spec.Finding;
import org.swapgrid.config.spec.Findings;
import org.swapgrid.config.spec.Leaf;
import org.swapgrid.config.spec.Place;
import org.swapgrid.device.MeterMap;

/** The meter maps and services that come with the program, and files of the same kinds. */
public final class Catalogue {
  private Catalogue() {}

  public static SortedSet<String> meterMaps() {
    return Shipped.ids(Library.Kind.METERS.folder());
  }

  public static SortedSet<String> services() {
    return Shipped.ids(Library.Kind.SERVICES.folder());
  }

  /** The shipped meter map of this id; empty where there is none. */
  public static Optional<MeterMap> meterMap(String id) {
    var findings = new Findings();
    var use = new Leaf("map", id, new Place.WholeFile("meter map"), false);
    return new Library(Library.Kind.METERS, null, findings)
        .named(use)
        .filter(map -> !findings.hasErrors())
        .map(MeterMapMaker::make);
  }

  /** The shipped service of this id as its file has it, every number with its source. */
  public static Optional<Branch> service(String id) {
    var findings = new Findings();
    var use = new Leaf("use", id, new Place.WholeFile("service"), false);
    return new Library(Library.Kind.SERVICES, null, findings)
        .named(use)
        .filter(service -> !findings.hasErrors());
  }

  /** The meter map in this file; empty, with every fault found, where it cannot be used. */
  public static Optional<MeterMap> meterMap(Path file, Findings findings) {
    return read(file, MeterMapSpec.DOCUMENT, MeterMapCheck::check, findings)
        .filter(_ -> !findings.hasErrors())
        .map(MeterMapMaker::make);
  }

  /** Every fault of a meter map's file. */
  public static List<Finding> checkMeterMap(Path file) {
    return check(file, MeterMapSpec.DOCUMENT, MeterMapCheck::check);
  }

  /** Every fault of a service's file. */
  public static List<Finding> checkService(Path file) {
    return check(file, ServiceSpec.DOCUMENT, ServiceCheck::file);
  }

  private static List<Finding> check(
      Path file, Document document, BiConsumer<Branch, Findings> relations) {
    var findings = new Findings();
    var _ = read(file, document, relations, findings);
    return findings.inReadingOrder();
  }

  private static Optional<Branch> read(
      Path file, Document document, BiConsumer<Branch, Findings> relations, Findings findings) {
    var read = document.read(file, Map.of(), findings);
    read.ifPresent(root -> relations.accept(root, findings));
    return read;
  }
}
