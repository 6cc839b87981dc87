package org.swapgrid.metrics;

import java.util.Locale;
import org.swapgrid.decision.Mode;

/** The modes' names as labels and in answers to programs: they never change. */
public enum ModeName {
  NORMAL,
  SHEDDING,
  REGULATING,
  WAITING,
  RESTORING,
  BLIND,
  DARK,
  HELD,
  ORDERED,
  CARRYING_ON;

  public static ModeName of(Mode mode) {
    return switch (mode) {
      case Mode.Normal _ -> NORMAL;
      case Mode.Shedding _ -> SHEDDING;
      case Mode.Regulating _ -> REGULATING;
      case Mode.Waiting _ -> WAITING;
      case Mode.Restoring _ -> RESTORING;
      case Mode.Blind _, Mode.Unsure _ -> BLIND;
      case Mode.Dark _ -> DARK;
      case Mode.Held _ -> HELD;
      case Mode.Ordered _ -> ORDERED;
      case Mode.CarryingOn _ -> CARRYING_ON;
    };
  }

  /** The mode with the part of it that runs, for people: {@code waiting/random_delay}. */
  public static String withPart(Mode mode) {
    var label = of(mode).label();
    return mode instanceof Mode.Waiting waiting
        ? label + "/" + waiting.part().name().toLowerCase(Locale.ROOT)
        : label;
  }

  /** In lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
