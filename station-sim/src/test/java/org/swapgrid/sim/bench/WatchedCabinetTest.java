package org.swapgrid.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.sim.bench.WatchedCabinet.Command;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.Registers;
import org.swapgrid.sim.register.Request;

/** What counts as a curtailing frame, and what as all limits. */
final class WatchedCabinetTest {
  private static final int FREE = 5;
  private static final int CURTAIL = 7;

  private Answer answer = new Answer.Written();
  private final WatchedCabinet cabinet = new WatchedCabinet(_ -> answer);

  @Test
  void theHeaderAloneCurtailsButIsNotAllLimits() throws InterruptedException {
    write(2000, 1, 50, CURTAIL, 0);
    assertEquals(List.of("curtails"), noted());
  }

  @Test
  void limitsAreWholeInOneWriteOrStagedBeforeTheHeader() throws InterruptedException {
    write(2000, 2, 50, CURTAIL, 0, 0, 0);
    write(2004, 0, 0);
    write(2000, 3, 50, CURTAIL, 0);
    write(2000, 4, 50, FREE, 1000);
    assertEquals(List.of("curtails whole", "curtails whole", "frees"), noted());
  }

  @Test
  void whatTheCabinetRefusesIsNotACommand() throws InterruptedException {
    answer = Answer.BUSY;
    write(2000, 1, 50, CURTAIL, 0);
    assertEquals(List.of(), noted());
  }

  @Test
  void aCommandIsInForceAfterItWasReceived() throws InterruptedException {
    write(2000, 1, 50, CURTAIL, 0);
    var command = cabinet.next(System.nanoTime() + 1_000_000_000L);
    assertNotNull(command);
    assertTrue(command.inForce() >= command.received());
    cabinet.forget();
    assertNull(cabinet.next(System.nanoTime()));
  }

  private void write(int address, int... words) {
    assertEquals(answer, cabinet.answer(new Request.Write(16, address, Registers.of(words))));
  }

  private List<String> noted() throws InterruptedException {
    var noted = new ArrayList<String>();
    for (var next = cabinet.next(0); next != null; next = cabinet.next(0)) {
      noted.add(words(next));
    }
    return noted;
  }

  private static String words(Command command) {
    return (command.curtails() ? "curtails" : "frees") + (command.whole() ? " whole" : "");
  }
}
