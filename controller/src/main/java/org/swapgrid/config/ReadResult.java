package org.swapgrid.config;

import java.util.List;
import org.swapgrid.config.spec.Finding;

/** What came of reading a configuration. */
public sealed interface ReadResult {
  /** All there is to say, by file and place. */
  List<Finding> findings();

  /**
   * It holds.
   *
   * @param findings warnings and notices
   */
  record Ok(StationConfig config, List<Finding> findings) implements ReadResult {
    public Ok {
      findings = List.copyOf(findings);
    }
  }

  /**
   * It is refused.
   *
   * @param findings at least one error
   */
  record Faulty(List<Finding> findings) implements ReadResult {
    public Faulty {
      findings = List.copyOf(findings);
    }
  }
}
