package org.swapgrid.config.spec;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A section that was read. What was faulty is absent, so relations between settings can still be
 * checked in the rest; the strict accessors are for a document without faults.
 */
public final class Branch {
  private final String path;
  private final Place place;
  private final Map<String, Leaf> leaves = new LinkedHashMap<>();
  private final Map<String, Branch> sections = new LinkedHashMap<>();
  private final Map<String, List<Branch>> lists = new LinkedHashMap<>();
  private final Map<String, List<Leaf>> values = new LinkedHashMap<>();

  Branch(String path, Place place) {
    this.path = path;
    this.place = place;
  }

  public String path() {
    return path;
  }

  public Place place() {
    return place;
  }

  void put(String key, Leaf leaf) {
    leaves.put(key, leaf);
  }

  void put(String key, Branch section) {
    sections.put(key, section);
  }

  void putList(String key, List<Branch> entries) {
    lists.put(key, List.copyOf(entries));
  }

  void putValues(String key, List<Leaf> entries) {
    values.put(key, List.copyOf(entries));
  }

  /** The value of this name, if it is there and sound. */
  public Optional<Leaf> find(String key) {
    return Optional.ofNullable(leaves.get(key));
  }

  /** The section of this name, if it is there. */
  public Optional<Branch> findSection(String key) {
    return Optional.ofNullable(sections.get(key));
  }

  /**
   * The value of this name.
   *
   * @throws IllegalStateException where there is none: the document was not checked
   */
  public Leaf leaf(String key) {
    return find(key).orElseThrow(() -> absent(key));
  }

  /**
   * The section of this name.
   *
   * @throws IllegalStateException where there is none
   */
  public Branch section(String key) {
    return findSection(key).orElseThrow(() -> absent(key));
  }

  /** The entries of a list of sections; empty where there is none. */
  public List<Branch> sections(String key) {
    return lists.getOrDefault(key, List.of());
  }

  /** The entries of a list of values; empty where there is none. */
  public List<Leaf> leaves(String key) {
    return values.getOrDefault(key, List.of());
  }

  public boolean has(String key) {
    return leaves.containsKey(key) || sections.containsKey(key);
  }

  public int whole(String key) {
    return Math.toIntExact(leaf(key).whole());
  }

  public double decimal(String key) {
    return leaf(key).decimal();
  }

  public String text(String key) {
    return leaf(key).text();
  }

  public boolean flag(String key) {
    return leaf(key).flag();
  }

  /**
   * A whole number or fraction of the time unit at the end of the name ({@code _ms}, {@code _s}).
   */
  public Duration duration(String key) {
    double milliseconds = leaf(key).decimal() * (key.endsWith("_ms") ? 1 : 1000);
    return Duration.ofMillis(Math.round(milliseconds));
  }

  private IllegalStateException absent(String key) {
    return new IllegalStateException("not in the document: " + Paths.below(path, key));
  }
}
