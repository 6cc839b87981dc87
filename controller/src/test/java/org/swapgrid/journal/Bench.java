package org.swapgrid.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.swapgrid.loop.Outbox.Entry;
import org.swapgrid.loop.Outbox.Priority;

/** A journal in a directory of its own, with all it said. */
final class Bench implements JournalListener {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final long MIB = 1L << 20;

  final Path directory;
  final List<JournalNotice> notices = new CopyOnWriteArrayList<>();
  private final long mostBytes;

  Bench(Path directory) {
    this(directory, 4 * MIB);
  }

  Bench(Path directory, long mostBytes) {
    this.directory = directory;
    this.mostBytes = mostBytes;
  }

  Journal open() throws JournalRefused {
    return Journal.open(settings(), () -> NOON, this);
  }

  JournalSettings settings() {
    return new JournalSettings(directory, mostBytes, MIB);
  }

  @Override
  public void heard(JournalNotice notice) {
    notices.add(notice);
  }

  <T extends JournalNotice> List<T> heard(Class<T> kind) {
    return notices.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  Path file() {
    return directory.resolve("outbox.db");
  }

  Path log() {
    return directory.resolve("outbox.db-wal");
  }

  List<Path> setAside() throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().contains(".damaged-")).sorted().toList();
    }
  }

  /** Appends records named by their number and waits until they are durable. */
  static void fill(Journal journal, Priority priority, int from, int to) {
    for (int i = from; i < to; i++) {
      journal.append(priority, "test", NOON.plusSeconds(i), body(i));
    }
    awaitDurable(journal, priority, body(to - 1));
  }

  /** Waits until the last record of this priority has this body. */
  static void awaitDurable(Journal journal, Priority priority, String body) {
    var behind = new long[1];
    Await.until(
        "the last record is durable",
        () -> {
          var page = journal.next(priority, behind[0], 500);
          behind[0] = page.isEmpty() ? behind[0] : page.getLast().id();
          return !page.isEmpty() && page.getLast().body().equals(body);
        });
  }

  static String body(int number) {
    return "{\"number\":" + number + ",\"padding\":\"" + "x".repeat(400) + "\"}";
  }

  static List<Entry> all(Journal journal, Priority priority) {
    var all = new ArrayList<Entry>();
    for (var page = journal.next(priority, 0, 500); !page.isEmpty(); ) {
      all.addAll(page);
      page = journal.next(priority, page.getLast().id(), 500);
    }
    return all;
  }

  static List<String> bodies(Journal journal, Priority priority) {
    return all(journal, priority).stream().map(Entry::body).toList();
  }

  /** The numbers of the records that {@link #fill} made. */
  static List<Integer> numbers(Journal journal, Priority priority) {
    return bodies(journal, priority).stream()
        .map(text -> Integer.valueOf(text.replaceAll("\\D*(\\d+).*", "$1")))
        .toList();
  }
}
