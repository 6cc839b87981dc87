package org.swapgrid.journal;

/** Hears of the journal's troubles. Called on the journal's thread: must return soon. */
@FunctionalInterface
public interface JournalListener {
  void heard(JournalNotice notice);
}
