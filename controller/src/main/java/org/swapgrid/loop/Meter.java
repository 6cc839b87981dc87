package org.swapgrid.loop;

import java.util.Optional;
import org.swapgrid.model.FrequencySample;
import org.swapgrid.model.MeterId;

/** A frequency meter as the loop sees it. */
public interface Meter {
  MeterId id();

  /**
   * The newest answer. Returns at once and never throws; a meter that stops answering is seen as a
   * sample that grows old.
   */
  Optional<FrequencySample> latest();
}
