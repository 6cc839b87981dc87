package org.swapgrid.daemon.systemd;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The notices of sd_notify(3). Without a service manager every notice goes nowhere. No call ever
 * waits. The watchdog and the status are told by the control thread alone.
 */
public final class ServiceNotice {
  private static final Duration STATUS_EVERY = Duration.ofSeconds(1);

  private final Datagrams datagrams;
  private final @Nullable Duration watchdogPace;
  private @Nullable Duration fedAt;
  private @Nullable Duration statusAt;
  private String status = "";

  ServiceNotice(Datagrams datagrams, @Nullable Duration watchdog) {
    this.datagrams = datagrams;
    this.watchdogPace = watchdog == null ? null : watchdog.dividedBy(3);
  }

  /**
   * Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID.
   *
   * @throws IllegalArgumentException when NOTIFY_SOCKET names no Unix socket
   */
  public static ServiceNotice fromEnvironment(Map<String, String> environment) {
    var socket = environment.getOrDefault("NOTIFY_SOCKET", "");
    Datagrams datagrams = socket.isEmpty() ? _ -> true : new NotifySocket(socket);
    return new ServiceNotice(datagrams, watchdog(environment));
  }

  private static @Nullable Duration watchdog(Map<String, String> environment) {
    var micros = environment.get("WATCHDOG_USEC");
    var pid = environment.getOrDefault("WATCHDOG_PID", "");
    boolean forUs = pid.isEmpty() || pid.equals(Long.toString(ProcessHandle.current().pid()));
    if (micros == null || !forUs || !micros.matches("[1-9][0-9]{0,17}")) {
      return null;
    }
    return Duration.ofNanos(Math.multiplyExact(Long.parseLong(micros), 1_000L));
  }

  public void ready(String words) {
    var _ = datagrams.send("READY=1\nSTATUS=" + line(words));
  }

  public void stopping(String words) {
    var _ = datagrams.send("STOPPING=1\nSTATUS=" + line(words));
  }

  /**
   * The configuration is being read anew; {@link #ready} ends it.
   *
   * @param now of CLOCK_MONOTONIC, which on Linux is System.nanoTime()
   */
  public void reloading(Duration now) {
    var _ = datagrams.send("RELOADING=1\nMONOTONIC_USEC=" + now.toNanos() / 1_000);
  }

  /** A cycle is complete: feeds the watchdog, no more often than three times in its period. */
  public void alive(Duration now) {
    if (watchdogPace == null) {
      return;
    }
    if (fedAt == null || now.minus(fedAt).compareTo(watchdogPace) >= 0) {
      fedAt = now;
      var _ = datagrams.send("WATCHDOG=1");
    }
  }

  /** Whether a new status would be told now: it is told once a second at most. */
  public boolean takesStatus(Duration now) {
    return statusAt == null || now.minus(statusAt).compareTo(STATUS_EVERY) >= 0;
  }

  /** Tells the sentence when it is a new one. */
  public void status(String words, Duration now) {
    statusAt = now;
    if (!words.equals(status)) {
      status = words;
      var _ = datagrams.send("STATUS=" + line(words));
    }
  }

  private static String line(String words) {
    return words.replace('\n', ' ');
  }
}
