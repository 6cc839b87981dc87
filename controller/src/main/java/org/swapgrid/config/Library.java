package org.swapgrid.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Document;
import org.swapgrid.config.spec.Findings;
import org.swapgrid.config.spec.Leaf;
import org.swapgrid.config.spec.Near;
import org.swapgrid.config.spec.Place;

/** Files found by their id: beside the configuration first, then among the shipped ones. */
final class Library {
  private static final String ENDING = ".yaml";

  private final Kind kind;
  private final @Nullable Path beside;
  private final Findings findings;
  private final Map<String, Optional<Branch>> read = new HashMap<>();

  /**
   * What is kept in a library.
   *
   * @param folder in which its files lie
   * @param noun what one is called
   * @param check of what cannot be in such a file
   */
  record Kind(String folder, String noun, Document document, BiConsumer<Branch, Findings> check) {
    static final Kind METERS =
        new Kind("meters", "meter map", MeterMapSpec.DOCUMENT, MeterMapCheck::check);
    static final Kind SERVICES =
        new Kind("services", "service", ServiceSpec.DOCUMENT, ServiceCheck::file);
  }

  /**
   * A library.
   *
   * @param beside the folder in which the configuration lies; null where there is none
   */
  Library(Kind kind, @Nullable Path beside, Findings findings) {
    this.kind = kind;
    this.beside = beside;
    this.findings = findings;
  }

  /** The file a setting names; empty, with the fault found, where there is none or it is faulty. */
  Optional<Branch> named(Leaf use) {
    return read.computeIfAbsent(use.text(), id -> read(id, use));
  }

  private Optional<Branch> read(String id, Leaf use) {
    var own = own(id);
    var branch = own == null ? shipped(id) : kind.document.read(own, Map.of(), findings);
    if (own == null && branch.isEmpty() && !Shipped.ids(kind.folder).contains(id)) {
      findings.error(use.place(), use.path(), unknown(id), Near.hint(id, ids()));
    }
    branch.ifPresent(b -> check(id, b));
    return branch;
  }

  private void check(String id, Branch branch) {
    branch
        .find("id")
        .filter(leaf -> !leaf.text().equals(id))
        .ifPresent(leaf -> {
          var message = "\"" + leaf.text() + "\" differs from the file's name";
          findings.error(leaf.place(), leaf.path(), message, "write id: " + id);
        });
    kind.check.accept(branch, findings);
  }

  private String unknown(String id) {
    return "no " + kind.noun + " \"" + id + "\", neither beside this file nor shipped";
  }

  private @Nullable Path own(String id) {
    if (beside == null) {
      return null;
    }
    var file = beside.resolve(kind.folder).resolve(id + ENDING);
    return Files.exists(file) ? file : null;
  }

  private Optional<Branch> shipped(String id) {
    var name = kind.folder + "/" + id + ENDING;
    try (var in = Shipped.open(name)) {
      return in == null ? Optional.empty() : kind.document.read("shipped " + name, in, findings);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own files cannot be read", e);
    }
  }

  /** Every id that can be named. */
  SortedSet<String> ids() {
    var ids = new TreeSet<>(Shipped.ids(kind.folder));
    var folder = beside == null ? null : beside.resolve(kind.folder);
    if (folder == null || !Files.isDirectory(folder)) {
      return ids;
    }
    try (var files = Files.list(folder)) {
      files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(ENDING))
          .forEach(f -> ids.add(f.substring(0, f.length() - ENDING.length())));
    } catch (IOException e) {
      findings.error(
          new Place.WholeFile(folder.toString()),
          "",
          "the folder cannot be read: " + e.getMessage(),
          null);
    }
    return ids;
  }
}
