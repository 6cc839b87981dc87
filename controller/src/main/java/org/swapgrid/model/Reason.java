package org.swapgrid.model;

/** Why a limit stands where it stands, in words a technician understands. */
public enum Reason {
  UNRESTRICTED("charges freely"),
  CONNECTION("the site's connection limit"),
  FREQUENCY_LOW("stopped: the grid frequency is low"),
  FREQUENCY_DROOP("follows the grid frequency"),
  FREQUENCY_HIGH("charges more: the grid frequency is high"),
  TRIMMED("trimmed to land on the target"),
  RIDERS_RESERVE("kept charging for the coming riders"),
  ALREADY_FULL("stopped first: full enough"),
  EMPTY_SLOT("closed: no battery in it"),
  HOT("stopped first: the pack is hot"),
  RELEASE_WAIT("waiting: the frequency must stay back"),
  RANDOM_DELAY("waiting: this station's random delay"),
  RAMP("charging comes back step by step"),
  RECOVERY("no more than before the event"),
  BLIND("no trustworthy frequency: nothing is loosened"),
  DARK("the grid voltage is lost"),
  LOCAL_HOLD("held by a technician"),
  LOCAL_STOP("stopped by hand at the cabinet"),
  BAY_FAULT("the charger reports a fault"),
  NOT_OBEYING("does not obey: counted as uncontrolled"),
  SAFE_STOP("the controller is stopping: safe setting"),
  ORDERED("ordered by the aggregator");

  private final String words;

  Reason(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
