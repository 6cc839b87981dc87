package org.swapgrid.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swapgrid.sim.bench.ReactionStation.Took;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.config.Sites;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.Request;

/** What the benchmarks print is what they measured. */
final class FiguresTest {
  private static final ReactionTask TASK = new ReactionTask(30, 50, 2, false);

  @Test
  void theRatioIsThatOfTheMedians() {
    var ours = List.of(new Took(24, 25), new Took(30, 31), new Took(90, 91));
    var theirs = List.of(new Took(25, 26), new Took(5, 6), new Took(40, 41));
    var figures = new ReactionFigures(TASK, ours, theirs, 0, "");
    assertEquals(1.2, figures.ratio(), 1e-9);
    assertTrue(figures.words().endsWith("ratio at p50: 1.20"), figures.words());
    assertEquals(91, figures.json().getAsJsonObject("daemon_all_ms").get("max").getAsDouble());
  }

  @Test
  void withoutTheCProgramTheWordsSayWhyAndThereIsNoRatio() {
    var figures = new ReactionFigures(TASK, List.of(new Took(1, 2)), List.of(), 1, "no compiler");
    assertTrue(figures.words().contains("C loop: no compiler"), figures.words());
    assertTrue(figures.words().contains("1 steps without a whole curtailment"), figures.words());
    assertTrue(figures.words().endsWith("no ratio"), figures.words());
    assertFalse(figures.json().has("ratio_p50"));
  }

  @Test
  void whatNoStationHasIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ReactionTask(121, 50, 1, false));
    assertThrows(IllegalArgumentException.class, () -> new ReactionTask(30, 9, 1, false));
    assertThrows(IllegalArgumentException.class, () -> new ReactionTask(30, 50, 0, false));
  }

  @Test
  void theSteppedMeterShowsTheStepAtOnce() throws ConfigurationFault {
    var meter = new SteppedMeter(MeterMaps.find("janitza-umg96rm"), 220, 60);
    var before = System.nanoTime();
    var at = meter.show(59.5);
    assertTrue(at >= before && at <= System.nanoTime());
    var answer = (Answer.Values) meter.answer(new Request.Read(3, 19050, 2));
    assertEquals(59.5, Float.intBitsToFloat(answer.registers().wideAt(0)), 1e-3);
  }

  @Test
  void everyPartOfTheSimulatorRunsAndNamesWhatTookItsTime() throws IOException, ConfigurationFault {
    var maps = List.of(MeterMaps.find("janitza-umg96rm"));
    var settings = Sites.packaged().withBays(2).withMeters(maps);
    var told = new ArrayList<String>();
    new SimulatorBench(settings, Duration.ofMillis(20)).run(told::add);
    assertEquals(6, told.size());
    assertTrue(
        told.stream().allMatch(line -> line.contains("station-hours a minute; ")), "" + told);
  }
}
