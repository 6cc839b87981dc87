package org.swapgrid.config;

import static org.swapgrid.config.spec.Setting.choice;
import static org.swapgrid.config.spec.Setting.decimal;
import static org.swapgrid.config.spec.Setting.flag;
import static org.swapgrid.config.spec.Setting.list;
import static org.swapgrid.config.spec.Setting.number;
import static org.swapgrid.config.spec.Setting.section;
import static org.swapgrid.config.spec.Setting.text;
import static org.swapgrid.config.spec.Setting.whole;

import java.util.List;
import org.swapgrid.config.spec.Document;
import org.swapgrid.config.spec.Setting;
import org.swapgrid.config.spec.Type;
import org.swapgrid.config.spec.Type.Form;

/** The table of what a file in {@code meters/} may hold. */
final class MeterMapSpec {
  static final Document DOCUMENT =
      new Document(
          "Swapgrid meter map",
          "",
          Type.Section.of(
              text("id", Form.ID, "The file's name without its ending.").required("my-meter"),
              list("models", new Type.Items(new Type.Text(Form.LINE), 1, 50), "Meters it fits.")
                  .required("[My Meter]"),
              text("source", Form.LINE, "The document it was taken from.")
                  .required("\"manual, page\""),
              flag("verified", "Whether a real device has shown it.").required(false),
              choice(
                      "layout",
                      List.of("fixed", "sunspec"),
                      "Fixed addresses, or SunSpec models found by walking the device's list.")
                  .required("fixed"),
              whole("window_ms", 10, 60_000, "The time one reading is taken over.").required(200),
              whole("resolution_mhz", 1, 1000, "The smallest step of its frequency.").required(1),
              number("function_code", "3 holding registers, 4 input registers.", 3, 4)
                  .required(3)
                  .onlyWith("layout", "fixed"),
              choice(
                      "word_order",
                      List.of("high_first", "low_first"),
                      "Which half of a two-register value comes first.")
                  .required("high_first")
                  .onlyWith("layout", "fixed"),
              choice(
                      "power_positive",
                      List.of("import", "export"),
                      "What the device counts as positive.")
                  .byDefault("import")
                  .onlyWith("layout", "fixed"),
              field("frequency", "Hertz.").required("").onlyWith("layout", "fixed"),
              field("voltage", "Volts of the phase the frequency is measured on.")
                  .required("")
                  .onlyWith("layout", "fixed"),
              field("power", "Watts.").optional("").onlyWith("layout", "fixed"),
              list(
                      "bases",
                      new Type.Items(new Type.Whole(0, 65_535, 1), 1, 10),
                      "Where \"SunS\" is looked for, in this order.")
                  .required("[40000, 50000, 0]")
                  .onlyWith("layout", "sunspec")));

  private MeterMapSpec() {}

  private static Setting field(String key, String text) {
    return section(
        key,
        text,
        whole("address", 0, 65_535, "As sent on the wire, 0-based.").required(19_050),
        choice("type", List.of("u16", "s16", "u32", "s32", "f32"), "How the registers are read.")
            .required("f32"),
        decimal("scale", 0.000_001, 1_000_000, "What one count is worth in the unit.").required(1));
  }
}
