package org.swapgrid.sim.prequalify;

import java.util.Collection;

/** What became of a criterion, a step or the whole. */
public enum Verdict {
  MET("met"),
  NOT_MET("not met"),
  /** Nothing is claimed. */
  NOT_EXAMINED("not examined");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  public static Verdict of(boolean holds) {
    return holds ? MET : NOT_MET;
  }

  /** The worst that was examined; not examined where nothing was. */
  public static Verdict of(Collection<Verdict> parts) {
    if (parts.contains(NOT_MET)) {
      return NOT_MET;
    }
    return parts.contains(MET) ? MET : NOT_EXAMINED;
  }
}
