package org.swapgrid.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On files of a running JVM. */
final class UsageTest {
  private static final List<String> ROLLUP =
      List.of(
          "96000000-7ffea57bc000 ---p 00000000 00:00 0                              [rollup]",
          "Rss:               55544 kB",
          "Pss:               53141 kB",
          "Pss_Dirty:         53012 kB",
          "Pss_Anon:          34632 kB",
          "Shared_Clean:       2532 kB");

  private static final String STAT =
      "25571 (java) S 25461 24298 19111 0 -1 4194304 9268 3703 0 0 31 2 5 0 20 0 13 0 3835893"
          + " 2822344704 13836 18446744073709551615 94427402813440 94427402814445\n";

  @Test
  void figuresAreThoseOfTheFiles() throws IOException {
    assertEquals(new Usage(55_544, 53_141, 33, 13, 87), Usage.of(ROLLUP, STAT, 87));
  }

  @Test
  void aProcessMayBeNamedLikeFields() throws IOException {
    var named = STAT.replace("(java)", "(a) S 1 (b c)");
    assertEquals(Usage.of(ROLLUP, STAT, 1), Usage.of(ROLLUP, named, 1));
  }

  @Test
  void theProcessorsTimeIsTheShareOfOneCore() {
    var before = new Usage(0, 0, 100, 1, 1);
    assertEquals(2.0, new Usage(0, 0, 160, 1, 1).percentSince(before, 30), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "25571 (java) S 25461", "25571 (java)", "no brackets at all"})
  void aTornStatIsNoFigure(String stat) {
    assertThrows(IOException.class, () -> Usage.of(ROLLUP, stat, 1));
  }

  @Test
  void aWordInPlaceOfAFigureIsNoFigure() {
    var stat = STAT.replace(" 31 2 5 ", " many 2 5 ");
    assertThrows(IOException.class, () -> Usage.of(ROLLUP, stat, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pss:", "Pss:      kB", "Pss: x kB", "Pss:  53141 MB", "Pss_Dirty: 5 kB"})
  void withoutItsShareThereIsNoFigure(String line) {
    var rollup = List.of(ROLLUP.getFirst(), ROLLUP.get(1), line);
    assertThrows(IOException.class, () -> Usage.of(rollup, STAT, 1));
  }
}
