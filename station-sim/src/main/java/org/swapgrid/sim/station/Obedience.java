package org.swapgrid.sim.station;

/** How a bay's charger follows its limit. */
public enum Obedience {
  /** At once. */
  PROMPT,
  /** With a time constant of 20 s. */
  SLOW,
  /** Keeps what it drew when it got stuck. */
  STUCK,
  /** Draws what its battery takes, whatever the limit. */
  DISOBEDIENT
}
