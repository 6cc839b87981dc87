package org.swapgrid.sim.broker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Keeps Artemis and Netty from filling the screen. */
final class Libraries {
  private static final List<String> LOUD =
      List.of("org.apache.activemq", "org.apache.artemis", "io.netty", "org.apache.commons");

  private Libraries() {}

  static void prepare() {
    // Netty's use of sun.misc.Unsafe makes the JDK print a warning; memory is not the matter here.
    System.setProperty("io.netty.noUnsafe", "true");
    for (var name : LOUD) {
      if (LoggerFactory.getLogger(name) instanceof Logger logger && logger.getLevel() == null) {
        logger.setLevel(Level.ERROR);
      }
    }
    // Going down with clients on, it says a NullPointerException for each; they find out anyway.
    if (LoggerFactory.getLogger("org.apache.activemq.artemis.core.protocol.mqtt")
        instanceof Logger logger) {
      logger.setLevel(Level.OFF);
    }
  }
}
