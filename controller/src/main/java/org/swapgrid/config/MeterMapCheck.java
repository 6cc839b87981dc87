package org.swapgrid.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.swapgrid.config.spec.Branch;
import org.swapgrid.config.spec.Findings;
import org.swapgrid.config.spec.Leaf;

/** What cannot be in a meter map although each setting by itself could. */
final class MeterMapCheck {
  private static final int REGISTERS = 65_536;
  private static final List<String> FIELDS = List.of("frequency", "voltage", "power");

  /** The largest count of each whole-number type, without its "no value" patterns. */
  private static final Map<String, Double> LARGEST =
      Map.of("u16", 65_534.0, "s16", 32_766.0, "u32", 4_294_967_294.0, "s32", 2_147_483_646.0);

  private MeterMapCheck() {}

  static void check(Branch map, Findings findings) {
    var fields = FIELDS.stream().flatMap(key -> map.findSection(key).stream()).toList();
    fields.forEach(field -> ends(field, findings));
    for (int i = 0; i < fields.size(); i++) {
      for (int j = 0; j < i; j++) {
        overlap(fields.get(j), fields.get(i), findings);
      }
    }
    map.findSection("frequency").ifPresent(f -> frequency(map, f, findings));
    var bases = map.leaves("bases");
    for (int i = 0; i < bases.size(); i++) {
      twice(bases, i, findings);
    }
  }

  static int registers(String type) {
    return type.endsWith("16") ? 1 : 2;
  }

  private static Optional<Long> end(Branch field) {
    return field
        .find("address")
        .flatMap(a -> field.find("type").map(t -> a.whole() + registers(t.text())));
  }

  private static void ends(Branch field, Findings findings) {
    if (end(field).filter(end -> end > REGISTERS).isPresent()) {
      var address = field.leaf("address");
      var message = address.shown() + " leaves no room for two registers; the last is 65535";
      findings.error(address.place(), address.path(), message, "addresses are 0-based");
    }
  }

  private static void overlap(Branch first, Branch second, Findings findings) {
    var ends = end(first).flatMap(a -> end(second).map(b -> new long[] {a, b}));
    if (ends.isEmpty()) {
      return;
    }
    var one = first.leaf("address");
    var two = second.leaf("address");
    if (one.whole() < ends.get()[1] && two.whole() < ends.get()[0]) {
      var message = two.shown() + " overlaps " + one.named();
      findings.error(two.place(), two.path(), message, "a value of 32 bits takes two registers");
    }
  }

  private static void frequency(Branch map, Branch frequency, Findings findings) {
    var type = frequency.find("type").filter(t -> LARGEST.containsKey(t.text()));
    var scale = frequency.find("scale");
    if (type.isEmpty() || scale.isEmpty()) {
      return;
    }
    double most = LARGEST.getOrDefault(type.get().text(), 0.0) * scale.get().decimal();
    if (most < 65) {
      var message = "a %s counts to %.4g Hz only".formatted(type.get().text(), most);
      findings.error(scale.get().place(), scale.get().path(), message, "65 Hz must fit");
    }
    map.find("resolution_mhz").ifPresent(r -> resolution(r, scale.get(), findings));
  }

  private static void resolution(Leaf resolution, Leaf scale, Findings findings) {
    long step = Math.round(scale.decimal() * 1000);
    if (resolution.whole() < step) {
      var message =
          "%s is finer than the register: %s counts in steps of %d mHz"
              .formatted(resolution.shown(), scale.named(), step);
      findings.error(resolution.place(), resolution.path(), message, "write " + step);
    }
  }

  private static void twice(List<Leaf> bases, int index, Findings findings) {
    var base = bases.get(index);
    bases.stream()
        .limit(index)
        .filter(b -> b.whole() == base.whole())
        .findFirst()
        .ifPresent(b ->
            findings.error(base.place(), base.path(), "stands twice: " + b.named(), "keep one"));
  }
}
