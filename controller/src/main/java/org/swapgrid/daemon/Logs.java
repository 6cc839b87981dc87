package org.swapgrid.daemon;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import org.slf4j.LoggerFactory;

/** Where log lines go. */
final class Logs {
  private Logs() {}

  /** For commands: warnings, to stderr, so that answers on stdout stay clean. */
  static void forCommand(LoggerContext context) {
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(console(context, "System.err", false));
  }

  /**
   * For the daemon: transitions, to stdout. A reader that does not read never holds the control
   * thread: 512 lines wait, further ones are dropped.
   */
  static void forDaemon(boolean journal) {
    var root = fresh();
    root.setLevel(Level.INFO);
    root.getLoggerContext().getLogger("com.ghgande.j2mod").setLevel(Level.OFF);
    var queue = new AsyncAppender();
    queue.setContext(root.getLoggerContext());
    queue.setQueueSize(512);
    queue.setDiscardingThreshold(0);
    queue.setNeverBlock(true);
    queue.setMaxFlushTime(500);
    queue.addAppender(console(root.getLoggerContext(), "System.out", journal));
    queue.start();
    root.addAppender(queue);
  }

  /** The least weight that is logged from now on: ERROR, WARN, INFO or DEBUG. */
  static void level(String name) {
    context().getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.toLevel(name));
  }

  /** Writes what waits, for half a second at most. */
  static void flush() {
    context().stop();
  }

  private static Logger fresh() {
    var context = context();
    context.reset();
    return context.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  private static ConsoleAppender<ILoggingEvent> console(
      LoggerContext context, String target, boolean journal) {
    var layout = new JournalLayout(journal);
    layout.setContext(context);
    layout.start();
    var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setTarget(target);
    console.setEncoder(encoder);
    console.start();
    return console;
  }
}
