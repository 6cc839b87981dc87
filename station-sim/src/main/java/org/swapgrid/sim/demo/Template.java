package org.swapgrid.sim.demo;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.swapgrid.sim.config.Packaged;

/** A packaged text with places to fill in, written ${name}. */
public final class Template {
  private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z_]+)}");

  private final String text;

  private Template(String text) {
    this.text = text;
  }

  /** The packaged text of this name, which must be there. */
  public static Template packaged(String resource) {
    return new Template(Packaged.find(resource).orElseThrow());
  }

  /**
   * The text with every place filled in.
   *
   * @throws IllegalArgumentException when the text has a place without a value
   */
  public String filled(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> {
          var value = values.get(place.group(1));
          if (value == null) {
            throw new IllegalArgumentException("no value for " + place.group());
          }
          return Matcher.quoteReplacement(value);
        });
  }
}
