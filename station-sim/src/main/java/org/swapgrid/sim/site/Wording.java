package org.swapgrid.sim.site;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.swapgrid.sim.meter.MeterFault;
import org.swapgrid.sim.station.Obedience;

/** Disturbances in words, the same in scenarios and on the control port. */
public final class Wording {
  private static final List<String> FORMS =
      List.of(
          "frequency HZ [ramp S]",
          "voltage PU [for S]",
          "phase-jump DEGREES",
          "noise MHZ",
          "fault meter [N] silent|freeze|nan|zero|ffff|exception [CODE]|delay MS|off [for S]",
          "fault bay N stuck|slow|disobedient|broken|stopped|off [for S]",
          "cabinet reboot|silent|refuse|local|off [for S]",
          "rider");

  private final Deque<String> words;

  private Wording(String line) {
    this.words =
        new ArrayDeque<>(Arrays.asList(line.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)));
  }

  /**
   * What a line means from a time on; with "for", also its end.
   *
   * @throws IllegalArgumentException when it is not understood, saying why
   */
  public static List<Scenario.Timed> read(String line, Duration at) {
    var wording = new Wording(line);
    var whole = wording.whole();
    if (wording.nextIs("for")) {
      var end = at.plus(wording.seconds());
      wording.end(line);
      return List.of(new Scenario.Timed(at, whole.what()), new Scenario.Timed(end, whole.undone()));
    }
    wording.end(line);
    return List.of(new Scenario.Timed(at, whole.what()));
  }

  /** The words a line can begin with. */
  public static List<String> verbs() {
    return FORMS.stream().map(form -> form.split(" ", 2)[0]).distinct().toList();
  }

  /** How lines that begin as this one does are written; empty where none begins so. */
  public static List<String> forms(String line) {
    var words = new Wording(line).words;
    var verb = words.remove();
    var device = beginning(verb + " " + words.peek());
    return device.isEmpty() ? beginning(verb) : device;
  }

  private static List<String> beginning(String words) {
    return FORMS.stream().filter(form -> (form + " ").startsWith(words + " ")).toList();
  }

  /** A disturbance and what ends it. */
  private record Whole(Disturbance what, Disturbance undone) {
    static Whole lasting(Disturbance what) {
      return new Whole(what, what);
    }
  }

  private Whole whole() {
    var verb = word();
    return switch (verb) {
      case "frequency" -> Whole.lasting(frequency());
      case "voltage" -> new Whole(new Disturbance.Voltage(number()), new Disturbance.Voltage(1));
      case "phase-jump" -> Whole.lasting(new Disturbance.PhaseJump(number()));
      case "noise" -> Whole.lasting(new Disturbance.FrequencyNoise(number() / 1000));
      case "fault" -> fault();
      case "cabinet" -> cabinet();
      case "rider" -> Whole.lasting(new Disturbance.Rider());
      default ->
          throw new IllegalArgumentException(
              "\"" + verb + "\" is unknown; known are: " + String.join(", ", verbs()));
    };
  }

  private Disturbance frequency() {
    var hertz = number();
    if (hertz < 0 || hertz > 1000) {
      throw new IllegalArgumentException("a frequency lies in 0..1000 Hz");
    }
    return new Disturbance.Frequency(hertz, nextIs("ramp") ? seconds() : Duration.ZERO);
  }

  private Whole fault() {
    var device = word();
    return switch (device) {
      case "meter" -> {
        var number = nextIsNumber() ? (int) number() : 1;
        yield new Whole(
            new Disturbance.Meter(number, meterFault()),
            new Disturbance.Meter(number, MeterFault.NONE));
      }
      case "bay" -> bay((int) number());
      default -> throw new IllegalArgumentException("fault meter or fault bay, not " + device);
    };
  }

  private MeterFault meterFault() {
    var kind = word();
    return switch (kind) {
      case "silent" -> new MeterFault.Silent();
      case "freeze" -> new MeterFault.Frozen();
      case "nan" -> new MeterFault.Stands(MeterFault.NoValue.NAN);
      case "zero" -> new MeterFault.Stands(MeterFault.NoValue.ZERO);
      case "ffff" -> new MeterFault.Stands(MeterFault.NoValue.ALL_ONES);
      case "exception" -> new MeterFault.Refusing(nextIsNumber() ? (int) number() : 4);
      case "delay" -> new MeterFault.Slow(Duration.ofNanos((long) (number() * 1e6)));
      case "off" -> MeterFault.NONE;
      default ->
          throw new IllegalArgumentException(
              "a meter can be silent, freeze, nan, zero, ffff, exception, delay MS or off, not "
                  + kind);
    };
  }

  private Whole bay(int bay) {
    var kind = word();
    var healed = new Disturbance.Charger(bay, Obedience.PROMPT);
    return switch (kind) {
      case "stuck" -> new Whole(new Disturbance.Charger(bay, Obedience.STUCK), healed);
      case "slow" -> new Whole(new Disturbance.Charger(bay, Obedience.SLOW), healed);
      case "disobedient" -> new Whole(new Disturbance.Charger(bay, Obedience.DISOBEDIENT), healed);
      case "broken" ->
          new Whole(new Disturbance.ChargerFault(bay, 17), new Disturbance.ChargerFault(bay, 0));
      case "stopped" ->
          new Whole(new Disturbance.LocalStop(bay, true), new Disturbance.LocalStop(bay, false));
      case "off" -> Whole.lasting(new Disturbance.BayHealed(bay));
      default ->
          throw new IllegalArgumentException(
              "a bay can be stuck, slow, disobedient, broken, stopped or off, not " + kind);
    };
  }

  private Whole cabinet() {
    var kind = word();
    var normal = new Disturbance.CabinetLine(Disturbance.LineState.NORMAL);
    return switch (kind) {
      case "reboot" -> Whole.lasting(new Disturbance.Reboot());
      case "silent" -> new Whole(new Disturbance.CabinetLine(Disturbance.LineState.SILENT), normal);
      case "refuse" ->
          new Whole(new Disturbance.CabinetLine(Disturbance.LineState.REFUSING), normal);
      case "local" -> new Whole(new Disturbance.TakeOver(true), new Disturbance.TakeOver(false));
      case "off" -> Whole.lasting(new Disturbance.CabinetHealed());
      default ->
          throw new IllegalArgumentException(
              "a cabinet can be reboot, silent, refuse, local or off, not " + kind);
    };
  }

  private String word() {
    var word = words.poll();
    if (word == null || word.isEmpty()) {
      throw new IllegalArgumentException("a word is missing at the end");
    }
    return word;
  }

  private double number() {
    var word = word();
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException("expected a number, found \"" + word + "\"", noNumber);
    }
  }

  private Duration seconds() {
    var seconds = number();
    if (seconds < 0) {
      throw new IllegalArgumentException("a time is not negative");
    }
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private boolean nextIs(String word) {
    return word.equals(words.peek()) && words.remove() != null;
  }

  private boolean nextIsNumber() {
    var next = words.peek();
    return next != null && !next.isEmpty() && Character.isDigit(next.charAt(0));
  }

  private void end(String line) {
    if (!words.isEmpty()) {
      throw new IllegalArgumentException("\"" + words.peek() + "\" is too much in: " + line);
    }
  }
}
