package org.swapgrid.daemon;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Where Logback's lines go before anybody has said so. Without it Logback looks for a file of its
 * own, with an XML parser: some 500 classes that would stay in memory.
 */
public final class FirstLogs extends ContextAwareBase implements Configurator {
  /** Called by Logback itself, which finds it as a service. */
  public FirstLogs() {}

  @Override
  public ExecutionStatus configure(LoggerContext fresh) {
    Logs.forCommand(fresh);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
