package org.swapgrid.config.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.swapgrid.config.spec.Setting.Need;

/** Reads a document's tree against its description. */
final class TreeReader {
  private final Findings findings;
  private final ScalarReader scalars;

  TreeReader(Findings findings) {
    this.findings = findings;
    this.scalars = new ScalarReader(findings);
  }

  /**
   * Reads one section.
   *
   * @param place of the section's name, where missing settings are reported
   */
  Branch section(Type.Section spec, Raw.Mapping raw, String path, Place place) {
    var branch = new Branch(path, place);
    for (var member : raw.members()) {
      if (spec.setting(member.key()).isEmpty()) {
        var hint = Near.hint(member.key(), spec.keys());
        findings.error(member.place(), Paths.below(path, member.key()), "unknown setting", hint);
      }
    }
    for (var setting : spec.settings()) {
      var member = raw.member(setting.key());
      var applies = applies(setting, branch);
      if (member.isPresent() && applies != Applies.NO) {
        present(branch, setting, member.get());
      } else if (member.isPresent()) {
        misplaced(branch, setting, member.get());
      } else if (applies == Applies.YES) {
        absent(branch, setting);
      }
    }
    return branch;
  }

  private enum Applies {
    YES,
    NO,
    UNKNOWN
  }

  private static Applies applies(Setting setting, Branch branch) {
    var when = setting.when();
    if (when == null) {
      return Applies.YES;
    }
    return branch
        .find(when.key())
        .map(leaf -> when.values().contains(leaf.text()) ? Applies.YES : Applies.NO)
        .orElse(Applies.UNKNOWN);
  }

  private void misplaced(Branch branch, Setting setting, Raw.Member member) {
    var when = Objects.requireNonNull(setting.when());
    var other = branch.leaf(when.key());
    var message = "only with " + when.words() + "; here " + other.named();
    var path = Paths.below(branch.path(), setting.key());
    findings.error(member.place(), path, message, "take it out, or write " + when.words());
  }

  private void present(Branch branch, Setting setting, Raw.Member member) {
    var path = Paths.below(branch.path(), setting.key());
    var raw = member.value();
    switch (setting.type()) {
      case Type.Section section ->
          read(section, raw, path, member.place()).ifPresent(b -> branch.put(setting.key(), b));
      case Type.Items items -> items(branch, setting.key(), items, raw, path);
      case Type.Whole _,
          Type.WholeChoice _,
          Type.Decimal _,
          Type.Text _,
          Type.Choice _,
          Type.Flag _ ->
          scalars
              .read(raw, setting.type(), path)
              .map(value -> new Leaf(path, value, raw.place(), false))
              .ifPresent(leaf -> branch.put(setting.key(), leaf));
    }
  }

  private Optional<Branch> read(Type.Section spec, Raw raw, String path, Place place) {
    return switch (raw) {
      case Raw.Mapping map -> Optional.of(section(spec, map, path, place));
      case Raw.Scalar nothing when nothing.kind() == Raw.Kind.NOTHING ->
          Optional.of(section(spec, new Raw.Mapping(place, List.of()), path, place));
      case Raw.Scalar _, Raw.Sequence _ -> {
        var _ = scalars.refuse(raw, spec, path);
        yield Optional.empty();
      }
    };
  }

  private void items(Branch branch, String key, Type.Items items, Raw raw, String path) {
    if (!(raw instanceof Raw.Sequence list)) {
      var _ = scalars.refuse(raw, items, path);
      return;
    }
    int size = list.items().size();
    if (size < items.least() || size > items.most()) {
      var message = "%d entries; %d to %d are allowed".formatted(size, items.least(), items.most());
      findings.error(list.place(), path, message, null);
    }
    if (items.element() instanceof Type.Section section) {
      branch.putList(key, sections(section, list, path));
    } else {
      branch.putValues(key, values(items.element(), list, path));
    }
  }

  private List<Branch> sections(Type.Section spec, Raw.Sequence list, String path) {
    var read = new ArrayList<Branch>();
    for (int i = 0; i < list.items().size(); i++) {
      var item = list.items().get(i);
      read(spec, item, Paths.item(path, i), item.place()).ifPresent(read::add);
    }
    return read;
  }

  private List<Leaf> values(Type type, Raw.Sequence list, String path) {
    var read = new ArrayList<Leaf>();
    for (int i = 0; i < list.items().size(); i++) {
      var item = list.items().get(i);
      var itemPath = Paths.item(path, i);
      scalars
          .read(item, type, itemPath)
          .map(value -> new Leaf(itemPath, value, item.place(), false))
          .ifPresent(read::add);
    }
    return read;
  }

  private void absent(Branch branch, Setting setting) {
    var path = Paths.below(branch.path(), setting.key());
    switch (setting.need()) {
      case Need.Required _ ->
          findings.error(branch.place(), path, "missing", MissingHint.of(branch, setting));
      case Need.Optional _ -> {}
      case Need.Default(var value) -> byDefault(branch, setting, path, value);
    }
  }

  private void byDefault(Branch branch, Setting setting, String path, Object value) {
    if (setting.type() instanceof Type.Section section) {
      var empty = new Raw.Mapping(branch.place(), List.of());
      branch.put(setting.key(), section(section, empty, path, branch.place()));
    } else if (value instanceof Collection<?> entries) {
      branch.putValues(setting.key(), byDefault(branch, path, entries));
    } else {
      var typed = typed(value);
      var leaf = new Leaf(path, typed, branch.place(), true);
      branch.put(setting.key(), leaf);
      var announced = setting.note().announced();
      if (announced != null) {
        findings.notice(leaf, "the default " + leaf.shown() + " holds: " + announced, null);
      }
    }
  }

  private static List<Leaf> byDefault(Branch branch, String path, Collection<?> entries) {
    var read = new ArrayList<Leaf>();
    for (var entry : entries) {
      read.add(new Leaf(Paths.item(path, read.size()), typed(entry), branch.place(), true));
    }
    return read;
  }

  private static Object typed(Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case Double number -> BigDecimal.valueOf(number);
      default -> value;
    };
  }
}
