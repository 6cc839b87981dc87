package org.swapgrid.uplink.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.swapgrid.uplink.sparkplug.Definition.About;
import org.swapgrid.uplink.sparkplug.Definition.Range;
import org.swapgrid.uplink.sparkplug.Definition.Rule;

/** When a value is worth a message, and what no metric can say. */
final class DefinitionTest {
  private static final About PLAIN = new About(null, null, "");

  private static boolean isNews(double band, @Nullable Value sent, @Nullable Value now) {
    return new Definition("x", DataType.DOUBLE, PLAIN, new Rule(band)).isNews(sent, now);
  }

  private static Value real(double number) {
    return new Value.Real(number);
  }

  private static Value whole(long number) {
    return new Value.Whole(number);
  }

  @Test
  void aNumberIsNewsBeyondItsBand() {
    assertFalse(isNews(0.5, real(1), real(1.4)));
    assertTrue(isNews(0.5, real(1), real(0.5)));
    assertFalse(isNews(0, real(1), real(1)));
    assertFalse(isNews(10, whole(5), whole(14)));
    assertTrue(isNews(10, whole(5), whole(15)));
    assertFalse(isNews(0, whole(5), whole(5)));
  }

  @Test
  void aValueThatComesOrGoesIsNewsWhateverTheBand() {
    assertTrue(isNews(1e9, null, real(1)));
    assertTrue(isNews(1e9, real(1), null));
    assertTrue(isNews(1e9, whole(1), null));
    assertFalse(isNews(0, null, null));
    assertTrue(isNews(0, new Value.Words("a"), new Value.Words("b")));
    assertFalse(isNews(0, new Value.Words("a"), new Value.Words("a")));
  }

  @Test
  void impossibleBandsAndRangesAreRefused() {
    for (double band : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      var _ = assertThrows(IllegalArgumentException.class, () -> new Rule(band));
    }
    var _ = assertThrows(IllegalArgumentException.class, () -> new Range(2, 1));
    var _ = assertThrows(IllegalArgumentException.class, () -> new Range(Double.NaN, 1));
  }

  @Test
  void aValueFitsOnlyItsOwnType() {
    var values =
        List.of(
            real(1),
            new Value.Truth(true),
            new Value.Words(""),
            new Value.Moment(Instant.EPOCH),
            whole(1L << 40));
    for (var value : values) {
      long fits = List.of(DataType.values()).stream().filter(value::fits).count();
      assertEquals(1, fits, value::toString);
    }
    assertTrue(whole(1).fits(DataType.INT32) && whole(1).fits(DataType.INT64));
  }

  @Test
  void anImageIsOneNodeAndDevicesWithNames() {
    var node = new Part(Part.NODE, List.of());
    var device = new Part("D", List.of());
    var _ = assertThrows(IllegalArgumentException.class, () -> new Image(device, List.of()));
    var _ = assertThrows(IllegalArgumentException.class, () -> new Image(node, List.of(node)));
    assertEquals(List.of(device), new Image(node, List.of(device)).devices());
  }

  @Test
  void aNodeWithoutAHostKnowsNoState() {
    var decoder = new Decoder(new Topics("SWAP-N", "ST-1", ""));
    var read = decoder.read(new Arrival("spBv1.0/STATE/", new byte[0], false));
    assertEquals(Refusal.TOPIC, ((Inbound.Refused) read.getFirst()).reason());
  }
}
