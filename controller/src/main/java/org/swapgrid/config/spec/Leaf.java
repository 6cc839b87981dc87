package org.swapgrid.config.spec;

import java.math.BigDecimal;

/**
 * One value that was read.
 *
 * @param path the setting
 * @param value a Long, BigDecimal, String or Boolean
 * @param place where it stands; where it was left out, the section it is missing from
 * @param defaulted whether it was left out and its default holds
 */
public record Leaf(String path, Object value, Place place, boolean defaulted) {

  /** A whole number. */
  public long whole() {
    return (Long) value;
  }

  /** A number, whole or not. */
  public double decimal() {
    return ((Number) value).doubleValue();
  }

  public String text() {
    return (String) value;
  }

  public boolean flag() {
    return (Boolean) value;
  }

  /** As it would be written in the file. */
  public String shown() {
    return value instanceof BigDecimal number ? plain(number) : value.toString();
  }

  /** Where the value comes from: a place, or "default". */
  public String origin() {
    return defaulted ? "default" : place.words();
  }

  /** For a message that names two places: {@code trip_hz 59.88 (station.yaml:30:14)}. */
  public String named() {
    var name = path.endsWith(".value") ? path.substring(0, path.length() - 6) : path;
    var file = origin().substring(origin().lastIndexOf('/') + 1);
    return name + " " + shown() + " (" + file + ")";
  }

  /** As {@link #named()}, but the value alone where the message stands at this very setting. */
  public String namedAt(Leaf place) {
    return equals(place) ? shown() : named();
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
