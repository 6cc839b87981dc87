package org.swapgrid.config;

/** What kind of place a station stands at. */
public enum SiteClass {
  METRO_EXIT,
  STREET,
  RESIDENTIAL,
  DEPOT
}
