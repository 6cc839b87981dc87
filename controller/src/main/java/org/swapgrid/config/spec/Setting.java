package org.swapgrid.config.spec;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One line of a description: made by one of the factories, then refined.
 *
 * @param key its name, with the unit at the end
 * @param need whether it must stand in the file
 * @param note what people are told of it
 * @param when the setting beside it on which it depends; null where it always applies
 */
public record Setting(String key, Type type, Need need, Note note, @Nullable When when) {

  /** Whether a setting must be there, and what holds where it is not. */
  public sealed interface Need {
    /** It must stand there. */
    record Required() implements Need {}

    /** It may be left out and is then absent. */
    record Optional() implements Need {}

    /**
     * It may be left out; this value then holds, or these where it is a list of values. A section
     * is then read as if it were empty.
     */
    record Default(Object value) implements Need {}
  }

  /**
   * What people are told.
   *
   * @param text one or two sentences
   * @param example a value as it would be written
   * @param fixed why it cannot be changed while running; null where it can
   * @param announced what to know if the default holds; null where nobody need be told
   */
  public record Note(
      String text, String example, @Nullable String fixed, @Nullable String announced) {}

  /** Applies only where the setting of this name, which stands before it, has one of the values. */
  public record When(String key, List<String> values) {
    String words() {
      return key + " " + String.join(" or ", values);
    }
  }

  private static Setting make(String key, Type type, String text) {
    return new Setting(key, type, new Need.Optional(), new Note(text, "", null, null), null);
  }

  public static Setting whole(String key, long least, long most, String text) {
    return make(key, new Type.Whole(least, most, 1), text);
  }

  public static Setting decimal(String key, double least, double most, String text) {
    var type = new Type.Decimal(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
    return make(key, type, text);
  }

  public static Setting text(String key, Type.Form form, String text) {
    return make(key, new Type.Text(form), text);
  }

  public static Setting choice(String key, List<String> options, String text) {
    return make(key, new Type.Choice(List.copyOf(options)), text);
  }

  /** A choice of whole numbers. */
  public static Setting number(String key, String text, long... options) {
    return make(key, new Type.WholeChoice(LongStream.of(options).boxed().toList()), text);
  }

  public static Setting flag(String key, String text) {
    return make(key, new Type.Flag(), text);
  }

  /** A section that may be left out, and is then read as if it were empty. */
  public static Setting section(String key, String text, Setting... settings) {
    return make(key, Type.Section.of(settings), text).byDefault(List.of());
  }

  public static Setting list(String key, Type.Items items, String text) {
    return make(key, items, text);
  }

  /** Must stand in the file. */
  public Setting required(Object example) {
    return example(example).with(new Need.Required());
  }

  /** May be left out and is then absent. */
  public Setting optional(Object example) {
    return example(example).with(new Need.Optional());
  }

  /** May be left out; this value then holds. */
  public Setting byDefault(Object value) {
    return example(value).with(new Need.Default(value));
  }

  /** The same setting with a value of another kind. */
  Setting of(Type other) {
    return new Setting(key, other, need, note, when);
  }

  private Setting with(Need other) {
    return new Setting(key, type, other, note, when);
  }

  private Setting example(Object value) {
    var example = new Note(note.text, value.toString(), note.fixed, note.announced);
    return new Setting(key, type, need, example, when);
  }

  /** Its value as it would be written in an example: the default, or else something believable. */
  String written() {
    return need instanceof Need.Default(var value) && !(value instanceof Collection)
        ? value.toString()
        : note.example();
  }

  /** A whole number in steps. */
  public Setting inStepsOf(long step) {
    var whole = (Type.Whole) type;
    var stepped = new Type.Whole(whole.least(), whole.most(), step);
    return new Setting(key, stepped, need, note, when);
  }

  /** Applies only beside one of these values of the setting {@code other}. */
  public Setting onlyWith(String other, String... values) {
    return new Setting(key, type, need, note, new When(other, List.of(values)));
  }

  /** Cannot be changed while running; says why. */
  public Setting fixed(String why) {
    return new Setting(
        key, type, need, new Note(note.text, note.example, why, note.announced), when);
  }

  /** The operator is told when the default holds. */
  public Setting announced(String what) {
    var told = new Note(note.text, note.example, note.fixed, what);
    return new Setting(key, type, need, told, when);
  }
}
