package org.swapgrid.daemon.systemd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceNoticeTest {
  @TempDir private Path directory;

  @Test
  void aNoticeReachesAPathSocketInUtf8() throws Throwable {
    var path = directory.resolve("notify");
    try (var manager = new DatagramReceiver(path.toString().getBytes(UTF_8))) {
      var notice = ServiceNotice.fromEnvironment(Map.of("NOTIFY_SOCKET", path.toString()));

      notice.ready("59,46 Hz liegt unter 59,88 Hz — 停止充電");

      assertEquals("READY=1\nSTATUS=59,46 Hz liegt unter 59,88 Hz — 停止充電", manager.receive());
    }
  }

  @Test
  void aNoticeReachesAnAbstractSocket() throws Throwable {
    var name = "swapgrid-test-" + UUID.randomUUID();
    try (var manager = new DatagramReceiver(("\0" + name).getBytes(UTF_8))) {
      var notice = ServiceNotice.fromEnvironment(Map.of("NOTIFY_SOCKET", "@" + name));

      notice.reloading(Duration.ofMillis(1_500));
      notice.stopping("bye\nbye");

      assertEquals("RELOADING=1\nMONOTONIC_USEC=1500000", manager.receive());
      assertEquals("STOPPING=1\nSTATUS=bye bye", manager.receive());
    }
  }

  @Test
  void aManagerThatDoesNotReadNeverHoldsTheDaemon() throws Throwable {
    var path = directory.resolve("notify");
    try (var _ = new DatagramReceiver(path.toString().getBytes(UTF_8))) {
      var socket = new NotifySocket(path.toString());
      boolean sent = true;
      for (int i = 0; i < 100_000 && sent; i++) {
        sent = socket.send("WATCHDOG=1");
      }
      assertFalse(sent, "the queue never filled, so nothing was shown");
    }
  }

  @Test
  void aManagerThatIsGoneIsNoFault() {
    assertFalse(new NotifySocket(directory.resolve("nobody").toString()).send("READY=1"));
  }

  @Test
  void anAddressOfAnotherKindIsRefused() {
    var _ = assertThrows(IllegalArgumentException.class, () -> new NotifySocket("vsock:2:1234"));
    var _ =
        assertThrows(IllegalArgumentException.class, () -> new NotifySocket("/" + "x".repeat(200)));
  }

  @Test
  void theWatchdogIsFedThreeTimesInItsPeriod() {
    List<String> sent = new ArrayList<>();
    var notice = new ServiceNotice(sent::add, Duration.ofSeconds(9));
    for (int second = 0; second <= 9; second++) {
      notice.alive(Duration.ofSeconds(second));
    }
    assertEquals(List.of("WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1"), sent);
  }

  @Test
  void aStatusIsToldOnChangeAndOnceASecondAtMost() {
    List<String> sent = new ArrayList<>();
    var notice = new ServiceNotice(sent::add, null);
    for (int tenth = 0; tenth < 30; tenth++) {
      var now = Duration.ofMillis(tenth * 100L);
      if (notice.takesStatus(now)) {
        notice.status(tenth < 20 ? "normal" : "shedding", now);
      }
    }
    assertEquals(List.of("STATUS=normal", "STATUS=shedding"), sent);
  }

  @Test
  void withoutASystemdNothingIsSaid() {
    var notice = ServiceNotice.fromEnvironment(Map.of());
    notice.ready("ready");
    notice.alive(Duration.ZERO);
  }
}
