package org.swapgrid.config.spec;

import java.util.Locale;

/** How much a finding weighs. */
public enum Severity {
  /** The configuration is refused. */
  ERROR,
  /** Accepted, but probably not what is wanted. */
  WARNING,
  /** Nothing wrong: something the operator should know. */
  NOTICE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
