package org.swapgrid.journal;

import java.io.IOException;

/** The journal belongs to another process or to a newer version: a person must choose. */
public final class JournalRefused extends IOException {
  private static final long serialVersionUID = 1;

  JournalRefused(String why) {
    super(why);
  }
}
