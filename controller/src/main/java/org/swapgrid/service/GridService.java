package org.swapgrid.service;

import org.swapgrid.model.ServiceId;

/** What the station has promised the grid: one file per shape. */
public sealed interface GridService permits StaticService, DroopService {
  ServiceId id();

  Terms terms();
}
