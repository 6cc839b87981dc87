package org.swapgrid.config;

import java.util.List;
import java.util.Optional;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Leaf;

/**
 * A station's configuration while it is being checked: what could be read of it and of the files it
 * names.
 */
record StationDraft(Branch root, List<Meter> meters, List<UsedService> services) {

  /**
   * A meter with its map.
   *
   * @param entry what the station says of it
   * @param map its register map, where one was found
   */
  record Meter(Branch entry, Optional<Branch> map) {
    Optional<Leaf> window() {
      return map.flatMap(m -> m.find("window_ms"));
    }

    Optional<Leaf> resolution() {
      return map.flatMap(m -> m.find("resolution_mhz"));
    }
  }

  Optional<Leaf> find(String section, String key) {
    return root.findSection(section).flatMap(s -> s.find(key));
  }

  Optional<Branch> cabinet() {
    return root.findSection("cabinet");
  }
}
