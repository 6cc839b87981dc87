package org.swapgrid.config.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects findings while a configuration is read. Not for use by two threads. */
public final class Findings {
  private static final Comparator<Finding> READING_ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparingInt(Finding::line)
          .thenComparingInt(Finding::column);

  private final Set<Finding> found = new LinkedHashSet<>();
  private final List<String> files = new ArrayList<>();

  public void error(Place place, String path, String message, @Nullable String hint) {
    add(new Finding(Severity.ERROR, place, path, message, hint));
  }

  public void warning(Leaf at, String message, @Nullable String hint) {
    add(new Finding(Severity.WARNING, at.place(), at.path(), message, hint));
  }

  public void notice(Leaf at, String message, @Nullable String hint) {
    add(new Finding(Severity.NOTICE, at.place(), at.path(), message, hint));
  }

  public void add(Finding finding) {
    if (!files.contains(finding.file())) {
      files.add(finding.file());
    }
    found.add(finding);
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  /** By file in the order in which they were met, then errors first, then by place. */
  public List<Finding> inReadingOrder() {
    return found.stream()
        .sorted(
            Comparator.comparingInt((Finding f) -> files.indexOf(f.file()))
                .thenComparing(READING_ORDER))
        .toList();
  }
}
