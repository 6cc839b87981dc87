package org.swapgrid.sim.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.sim.site.Wording;

/** The play of a soak. */
final class CourseTest {
  private static long count(List<Deed> deeds, Class<? extends Deed.What> kind) {
    return deeds.stream().filter(deed -> kind.isInstance(deed.what())).count();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 60, 180})
  void aDayHasEightEventsAtAnyPaceWithinItsTime(int pace) {
    var course = new Course(24, pace);
    var deeds = course.deeds();
    assertEquals(Duration.ofHours(24).dividedBy(pace), course.length());
    assertEquals(8, count(deeds, Deed.Event.class));
    assertEquals(16, count(deeds, Deed.Order.class));
    assertEquals(16, count(deeds, Deed.Broker.class));
    assertTrue(deeds.getLast().at().compareTo(course.length()) < 0);
    for (int i = 1; i < deeds.size(); i++) {
      assertTrue(deeds.get(i - 1).at().compareTo(deeds.get(i).at()) <= 0);
    }
  }

  @Test
  void everyWordIsOneTheSiteUnderstands() {
    for (var deed : new Course(24, 60).deeds()) {
      if (deed.what() instanceof Deed.Say say) {
        assertTrue(!Wording.read(say.words(), deed.at()).isEmpty(), say.words());
      }
    }
  }

  @Test
  void whatIsTooShortOrTooFastToTellIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Course(5, 60));
    assertThrows(IllegalArgumentException.class, () -> new Course(Double.NaN, 60));
    assertThrows(IllegalArgumentException.class, () -> new Course(24, 0));
    assertThrows(IllegalArgumentException.class, () -> new Course(24, 181));
  }
}
