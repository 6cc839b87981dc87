package org.swapgrid.config.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lays the environment's settings over a document: {@code SWAPGRID__METERS__0__PORT=5021} is {@code
 * meters[0].port}. What they name is then read like any other setting, with the same checks.
 */
final class Overrides {
  private static final String SEPARATOR = "__";

  private final String prefix;
  private final Findings findings;

  /**
   * What lays settings over.
   *
   * @param prefix of the variables that count, without the two underscores
   */
  Overrides(String prefix, Findings findings) {
    this.prefix = prefix + SEPARATOR;
    this.findings = findings;
  }

  Raw lay(Map<String, String> environment, Raw document) {
    var laid = document;
    for (var variable : new TreeMap<>(environment).entrySet()) {
      if (variable.getKey().startsWith(prefix)) {
        var path = variable.getKey().substring(prefix.length()).toLowerCase(Locale.ROOT);
        var place = new Place.Variable(variable.getKey());
        var scalar = new Raw.Scalar(place, variable.getValue(), Raw.Kind.LOOSE);
        laid = merge(laid, List.of(path.split(SEPARATOR, -1)), scalar, "");
      }
    }
    return laid;
  }

  private Raw merge(@Nullable Raw old, List<String> rest, Raw.Scalar value, String path) {
    if (rest.isEmpty()) {
      return old instanceof Raw.Mapping || old instanceof Raw.Sequence
          ? refuse(old, value, path, old.words() + " cannot be set as a whole")
          : value;
    }
    boolean counts = rest.getFirst().matches("[0-9]{1,4}");
    return switch (old) {
      case Raw.Mapping map -> intoMapping(map, rest, value, path);
      case Raw.Sequence list when counts -> intoSequence(list, rest, value, path);
      case Raw.Sequence list -> refuse(list, value, path, "a list's entries are counted 0, 1, ...");
      case Raw.Scalar scalar when scalar.kind() != Raw.Kind.NOTHING ->
          refuse(scalar, value, path, "a single value has no parts");
      case null, default ->
          counts
              ? intoSequence(new Raw.Sequence(value.place(), List.of()), rest, value, path)
              : intoMapping(new Raw.Mapping(value.place(), List.of()), rest, value, path);
    };
  }

  private Raw refuse(Raw old, Raw.Scalar value, String path, String message) {
    findings.error(value.place(), path, message, "name one setting: " + prefix + "SECTION__KEY");
    return old;
  }

  private Raw intoMapping(Raw.Mapping map, List<String> rest, Raw.Scalar value, String path) {
    var key = rest.getFirst();
    var old = map.member(key);
    var below = Paths.below(path, key);
    var merged =
        merge(old.map(Raw.Member::value).orElse(null), rest.subList(1, rest.size()), value, below);
    var members = new ArrayList<>(map.members());
    var place = old.map(Raw.Member::place).orElse(value.place());
    old.ifPresent(members::remove);
    members.add(new Raw.Member(key, place, merged));
    return new Raw.Mapping(map.place(), members);
  }

  private Raw intoSequence(Raw.Sequence list, List<String> rest, Raw.Scalar value, String path) {
    int index = Integer.parseInt(rest.getFirst());
    var items = new ArrayList<>(list.items());
    if (index > items.size()) {
      return refuse(list, value, path, "has " + items.size() + " entries, counted from 0");
    }
    var below = Paths.item(path, index);
    var old = index < items.size() ? items.get(index) : null;
    var merged = merge(old, rest.subList(1, rest.size()), value, below);
    if (old == null) {
      items.add(merged);
    } else {
      items.set(index, merged);
    }
    return new Raw.Sequence(list.place(), items);
  }
}
