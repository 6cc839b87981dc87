package org.swapgrid.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of words told as what changed since the row before. Each change is the number of words that
 * stayed (none when it is zero), then {@code +n} or {@code -n} for a number that moved, {@code ^n}
 * for one that moved by n times 100,000 (tenths of a millisecond in nanoseconds), {@code =word} for
 * anything else. A row of another length is told whole, behind a {@code *}.
 */
final class Delta {
  private static final long STEP = 100_000;
  private static final String OPERATIONS = "=+-^";

  private Delta() {}

  static String between(List<String> was, List<String> now) {
    if (was.size() != now.size()) {
      return "* " + String.join(" ", now);
    }
    var line = new StringBuilder();
    int stayed = 0;
    for (int i = 0; i < now.size(); i++) {
      if (was.get(i).equals(now.get(i))) {
        stayed++;
      } else {
        line.append(line.isEmpty() ? "" : " ").append(stayed == 0 ? "" : stayed);
        append(line, was.get(i), now.get(i));
        stayed = 0;
      }
    }
    return line.toString();
  }

  private static void append(StringBuilder line, String was, String now) {
    var before = number(was);
    var after = number(now);
    if (before == null || after == null) {
      line.append('=').append(now);
      return;
    }
    long moved = after - before;
    if (moved % STEP == 0) {
      line.append('^').append(moved / STEP);
    } else {
      line.append(moved < 0 ? "" : "+").append(moved);
    }
  }

  /** The number this word is, if it would be written just so. */
  private static @Nullable Long number(String word) {
    char first = word.charAt(0);
    boolean digits = (first >= '0' && first <= '9') || first == '-';
    if (!digits || word.length() > 19 || word.indexOf('.') >= 0) {
      return null;
    }
    try {
      var number = Long.valueOf(word);
      return number.toString().equals(word) ? number : null;
    } catch (NumberFormatException notOne) {
      return null;
    }
  }

  /**
   * The row that this line makes of the row before.
   *
   * @throws IllegalArgumentException where the line does not fit
   */
  static List<String> apply(List<String> was, String line) {
    if (line.startsWith("* ")) {
      return List.of(line.substring(2).split(" ", -1));
    }
    var now = new ArrayList<>(was);
    int at = 0;
    for (var token : line.isEmpty() ? new String[0] : line.split(" ", -1)) {
      int operation = operation(token);
      at += operation == 0 ? 0 : Integer.parseInt(token, 0, operation, 10);
      if (at >= now.size()) {
        throw new IllegalArgumentException("a change behind the end of the row: " + token);
      }
      now.set(at, changed(now.get(at), token, operation));
      at++;
    }
    return now;
  }

  private static int operation(String token) {
    for (int i = 0; i < token.length(); i++) {
      if (OPERATIONS.indexOf(token.charAt(i)) >= 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("not a change: " + token);
  }

  private static String changed(String was, String token, int operation) {
    var value = token.substring(operation + 1);
    return switch (token.charAt(operation)) {
      case '=' -> value;
      case '+' -> Long.toString(Long.parseLong(was) + Long.parseLong(value));
      case '-' -> Long.toString(Long.parseLong(was) + Long.parseLong("-" + value));
      default -> Long.toString(Long.parseLong(was) + Long.parseLong(value) * STEP);
    };
  }
}
