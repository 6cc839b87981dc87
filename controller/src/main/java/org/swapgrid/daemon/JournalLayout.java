package org.swapgrid.daemon;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * One line per event: words, then {@code key=value}. For the journal each line begins with its
 * syslog priority (sd-daemon(3)) and has no time of its own; elsewhere it begins with UTC.
 */
final class JournalLayout extends LayoutBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final boolean journal;
  private final ThrowableProxyConverter traces = new ThrowableProxyConverter();

  JournalLayout(boolean journal) {
    this.journal = journal;
  }

  @Override
  public void start() {
    traces.start();
    super.start();
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    var text = new StringBuilder(160).append(event.getFormattedMessage());
    var pairs = event.getKeyValuePairs();
    if (pairs != null) {
      pairs.forEach(
          pair -> text.append(' ').append(pair.key).append('=').append(quoted(pair.value)));
    }
    if (event.getThrowableProxy() != null) {
      text.append('\n').append(traces.convert(event));
    }
    var start = start(event);
    return text.toString().lines().map(line -> start + line + "\n").reduce("", String::concat);
  }

  private String start(ILoggingEvent event) {
    if (journal) {
      return "<" + priority(event.getLevel()) + ">";
    }
    var at = TIME.format(Instant.ofEpochMilli(event.getTimeStamp()));
    return "%s %-5s ".formatted(at, event.getLevel());
  }

  private static int priority(Level level) {
    return switch (level.toInt()) {
      case Level.ERROR_INT -> 3;
      case Level.WARN_INT -> 4;
      case Level.INFO_INT -> 6;
      default -> 7;
    };
  }

  private static String quoted(Object value) {
    var text = String.valueOf(value);
    if (!text.isEmpty() && text.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '=')) {
      return text;
    }
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
