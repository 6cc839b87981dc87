package org.swapgrid.outlook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/**
 * What was learned, as a person can read it with nothing but a pager: the format's version, one
 * {@code key=value} a line, a line for each day's hours, and a CRC-32C of everything before it. A
 * mean stands as {@code samples:value}.
 */
final class OutlookText {
  private static final String VERSION = "swapgrid-outlook 1";
  private static final String CHECKSUM = "crc32c=";
  private static final List<String> KEYS =
      List.of("zone", "learned_until", "hour", "arriving_permille", "energy_mwh", "share_permille");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final int HOURS = 24;

  /** Swaps in an hour, in thousandths: one a second, more than any station has. */
  private static final long MOST_SWAPS = 3_600_000;

  private OutlookText() {}

  static String write(Learned learned) {
    var tally = learned.tally();
    var values =
        List.of(
            learned.zone().getId(),
            learned.newest().toString(),
            tally.hour() + "," + tally.watched().toMillis() + "," + tally.swaps(),
            text(learned.arriving()),
            text(learned.charging().energy()),
            text(learned.charging().shares()));
    var body = new StringBuilder(VERSION).append('\n');
    for (int i = 0; i < KEYS.size(); i++) {
      body.append(KEYS.get(i)).append('=').append(values.get(i)).append('\n');
    }
    for (int day = 0; day < DAYS.size(); day++) {
      var hours = learned.week().hours().subList(day * HOURS, (day + 1) * HOURS);
      body.append(DAYS.get(day)).append('=').append(text(hours)).append('\n');
    }
    return body + CHECKSUM + checksum(body.toString()) + "\n";
  }

  private static String text(Mean mean) {
    return mean.count() + ":" + mean.value();
  }

  private static String text(List<Mean> means) {
    return means.stream().map(OutlookText::text).collect(Collectors.joining(","));
  }

  /**
   * Reads what {@link #write} wrote, to the character.
   *
   * @throws IllegalArgumentException saying what is wrong with the text
   * @throws java.time.DateTimeException saying which time or zone there is not
   */
  static Learned read(String text) {
    int end = text.lastIndexOf(CHECKSUM);
    require(end > 0, "it is cut short");
    var body = text.substring(0, end);
    require(text.substring(end).equals(CHECKSUM + checksum(body) + "\n"), "its checksum is wrong");
    var lines = body.lines().toList();
    require(lines.getFirst().equals(VERSION), "its format is not \"" + VERSION + "\"");
    var values = values(lines.subList(1, lines.size()));
    var hours = new ArrayList<Mean>(Week.HOURS);
    for (var day : values.subList(KEYS.size(), values.size())) {
      hours.addAll(means(day, HOURS, new Bounds(Week.MEMORY, 0, MOST_SWAPS)));
    }
    return new Learned(
        ZoneId.of(values.get(0)),
        new Week(hours),
        tally(values.get(2)),
        Instant.parse(values.get(1)),
        mean(values.get(3), new Bounds(Learned.MEMORY, 0, 1000)),
        charging(values.get(4), values.get(5)));
  }

  private static List<String> values(List<String> lines) {
    var keys = new ArrayList<>(KEYS);
    keys.addAll(DAYS);
    require(lines.size() == keys.size(), "it does not have the lines " + keys);
    var values = new ArrayList<String>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      var start = keys.get(i) + "=";
      require(lines.get(i).startsWith(start), "it has no \"" + keys.get(i) + "\" in its place");
      values.add(lines.get(i).substring(start.length()));
    }
    return values;
  }

  private static Tally tally(String text) {
    var parts = parts(text, ",", 3);
    var watched = Duration.ofMillis(Long.parseLong(parts.get(1)));
    int swaps = Integer.parseInt(parts.get(2));
    require(!watched.isNegative() && swaps >= 0, "a running hour of \"" + text + "\"");
    return new Tally(Instant.parse(parts.get(0)), watched, swaps);
  }

  private static Charging charging(String energy, String shares) {
    var least = Charging.LEAST_ENERGY;
    return new Charging(
        mean(energy, new Bounds(Charging.MEMORY, least, Charging.MOST_ENERGY)),
        means(shares, Charging.TENTHS, new Bounds(Charging.MEMORY, 0, 1000)));
  }

  private record Bounds(int memory, long least, long most) {}

  private static List<Mean> means(String text, int many, Bounds bounds) {
    return parts(text, ",", many).stream().map(part -> mean(part, bounds)).toList();
  }

  private static Mean mean(String text, Bounds bounds) {
    var parts = parts(text, ":", 2);
    var mean = new Mean(Integer.parseInt(parts.get(0)), Long.parseLong(parts.get(1)));
    boolean holds =
        mean.isKnown()
            ? mean.count() <= bounds.memory
                && mean.value() >= bounds.least
                && mean.value() <= bounds.most
            : mean.equals(Mean.UNKNOWN);
    require(holds, "a mean of \"" + text + "\"");
    return mean;
  }

  private static List<String> parts(String text, String separator, int many) {
    var parts = List.of(text.split(separator, -1));
    require(parts.size() == many, "\"" + text + "\" does not have " + many + " parts");
    return parts;
  }

  private static String checksum(String body) {
    var crc = new CRC32C();
    body.chars().forEach(crc::update); // what it writes is ASCII
    return "%08x".formatted(crc.getValue());
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }
}
