package org.swapgrid.config.spec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What kind of value a setting takes. */
public sealed interface Type {

  /**
   * A whole number.
   *
   * @param step it must be a multiple of this
   */
  record Whole(long least, long most, long step) implements Type {}

  /** A whole number out of a few. */
  record WholeChoice(List<Long> options) implements Type {}

  /** A number with a fraction. */
  record Decimal(BigDecimal least, BigDecimal most) implements Type {}

  /** A text of a stated form. */
  record Text(Form form) implements Type {}

  /** One word out of a few. */
  record Choice(List<String> options) implements Type {}

  /** True or false. */
  record Flag() implements Type {}

  /** Settings under a heading. */
  record Section(List<Setting> settings) implements Type {
    public Section {
      settings = List.copyOf(settings);
    }

    public static Section of(Setting... settings) {
      return new Section(List.of(settings));
    }

    public Optional<Setting> setting(String key) {
      return settings.stream().filter(s -> s.key().equals(key)).findFirst();
    }

    /** An example shows one of several cases: whether this setting belongs to the one shown. */
    boolean showsInExample(Setting setting) {
      var when = setting.when();
      return when == null
          || setting(when.key()).stream().anyMatch(s -> when.values().contains(s.written()));
    }

    List<String> keys() {
      return settings.stream().map(Setting::key).toList();
    }
  }

  /**
   * Several of one kind.
   *
   * @param least entries, or more
   * @param most entries, or fewer
   */
  record Items(Type element, int least, int most) implements Type {}

  /**
   * How a text must look.
   *
   * @param pattern of the whole text, in what Java's and JSON Schema's regular expressions share
   * @param words for "expected ..."
   */
  record Form(String pattern, String words) {
    /** A name that is used in file names, addresses and metrics. */
    public static final Form ID =
        new Form("[a-z0-9][a-z0-9-]{0,62}", "a name of lower-case letters, digits and '-'");

    /** A line of text. */
    public static final Form LINE = new Form("[^\\n]*[^\\s][^\\n]*", "a line of text");

    /** An absolute path. */
    public static final Form PATH = new Form("/[^\\n]*", "an absolute path");

    /** A host name or an address. */
    public static final Form HOST =
        new Form("[A-Za-z0-9]([A-Za-z0-9.:_-]{0,252})?|::1?", "a host name or an IP address");
  }
}
