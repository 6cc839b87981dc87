package org.swapgrid.config.spec;

import org.jspecify.annotations.Nullable;

/**
 * One thing to say about a configuration.
 *
 * @param place where it stands
 * @param path the setting, for example {@code meters[0].port}; empty where the text as a whole is
 *     meant
 * @param message what is the matter
 * @param hint what to do about it; null where nothing can be said
 */
public record Finding(
    Severity severity, Place place, String path, String message, @Nullable String hint) {

  /** The place's file; for a variable of the environment its name behind "environment: ". */
  public String file() {
    return switch (place) {
      case Place.WholeFile whole -> whole.file();
      case Place.Spot spot -> spot.source().name();
      case Place.Variable variable -> variable.words();
    };
  }

  /** The line, from 1; 0 where there is none. */
  public int line() {
    return place instanceof Place.Spot spot ? spot.line() : 0;
  }

  /** The column in code points, from 1; 0 where there is none. */
  public int column() {
    return place instanceof Place.Spot spot ? spot.column() : 0;
  }

  /** The line itself with a caret below the place; empty where there is none. */
  public String excerpt() {
    return place instanceof Place.Spot spot ? Excerpt.of(spot) : "";
  }

  /**
   * As a person reads it: the message, the line (a notice goes without), the hint. Ends with a line
   * break.
   */
  public String render() {
    var text = new StringBuilder(place.words()).append(": ").append(severity.word()).append(": ");
    if (!path.isEmpty()) {
      text.append(path).append(": ");
    }
    text.append(message).append('\n').append(severity == Severity.NOTICE ? "" : excerpt());
    if (hint != null) {
      text.append("  hint: ").append(hint).append('\n');
    }
    return text.toString();
  }
}
