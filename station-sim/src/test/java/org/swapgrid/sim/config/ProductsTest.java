package org.swapgrid.sim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the markets ask for comes from the shipped files. */
final class ProductsTest {
  @Test
  void aProductHasItsFilesNumbers() {
    var product = Products.find("nordic-ffr-c");
    assertEquals(49.5, product.levels().trip());
    assertEquals(Duration.ofMillis(700), product.times().respondWithin());
    assertEquals(Duration.ofMillis(100), product.times().data());
    assertEquals(20.0, product.back().rampPercent());
    assertTrue(product.numbers().stream().noneMatch(n -> n.source().isBlank()));
  }

  @Test
  void whatIsNotThereOrNotStaticIsRefusedInWords() {
    var unknown = assertThrows(IllegalArgumentException.class, () -> Products.find("tw-sregg"));
    assertTrue(String.valueOf(unknown.getMessage()).contains("tw-sreg"));
    var droop = assertThrows(IllegalArgumentException.class, () -> Products.find("tw-dreg05"));
    assertTrue(String.valueOf(droop.getMessage()).contains("droop"));
  }
}
