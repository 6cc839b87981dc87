package org.swapgrid.sim.bench.footprint;

/** How a daemon is started to see how long it takes. */
enum Start {
  /** As it always is, its files in memory. */
  USUAL("as installed"),
  /** Without any archive of classes. */
  WITHOUT_CACHE("no start-up cache"),
  /** After the machine has forgotten every file. */
  COLD("cold page cache");

  private final String label;

  Start(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
