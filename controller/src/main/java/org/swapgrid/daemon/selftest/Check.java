package org.swapgrid.daemon.selftest;

import java.util.List;

/**
 * One thing that had to be so.
 *
 * @param name in words
 * @param required in words, with its number
 * @param measured in words, with its number
 */
public record Check(String name, String required, String measured, Verdict verdict) {

  /** What came of it. */
  public enum Verdict {
    MET("met"),
    NOT_MET("not met"),
    UNKNOWN("not measured");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    static Verdict of(boolean met) {
      return met ? MET : NOT_MET;
    }
  }

  /** Not met where one is not met; met where all are. */
  public static Verdict all(List<Check> checks) {
    if (checks.stream().anyMatch(each -> each.verdict == Verdict.NOT_MET)) {
      return Verdict.NOT_MET;
    }
    boolean known = checks.stream().allMatch(each -> each.verdict == Verdict.MET);
    return known && !checks.isEmpty() ? Verdict.MET : Verdict.UNKNOWN;
  }
}
