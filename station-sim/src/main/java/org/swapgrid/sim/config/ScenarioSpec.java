package org.swapgrid.sim.config;

import static org.swapgrid.config.spec.Setting.decimal;
import static org.swapgrid.config.spec.Setting.list;
import static org.swapgrid.config.spec.Setting.text;

import org.swapgrid.config.spec.Document;
import org.swapgrid.config.spec.Type;
import org.swapgrid.config.spec.Type.Form;

/** The table of what a scenario may hold. */
final class ScenarioSpec {
  /** A hundred years, as long as a quiet site runs. */
  private static final double LONGEST_S = 36_500.0 * 86_400;

  static final Document DOCUMENT =
      new Document(
          "Swapgrid scenario",
          "",
          Type.Section.of(
              text("name", Form.LINE, "For people.").required("A short dip"),
              text("source", Form.LINE, "Where it was taken from.").optional("own"),
              decimal("start_hz", 0, 1000, "The frequency at the beginning.").required(60),
              decimal("noise_mhz", 0, 100_000, "How far the frequency wanders.").byDefault(0),
              decimal("duration_s", 0, LONGEST_S, "After it nothing more happens.").required(600),
              list("events", new Type.Items(event(), 0, 100_000), "What happens.").optional("[]")));

  private ScenarioSpec() {}

  private static Type.Section event() {
    return Type.Section.of(
        decimal("at_s", 0, LONGEST_S, "Counted from the beginning.").required(30),
        text("do", Form.LINE, "A disturbance in the words of the control port.")
            .required("frequency 59.7 ramp 3"));
  }
}
