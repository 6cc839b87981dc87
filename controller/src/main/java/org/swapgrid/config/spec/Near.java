package org.swapgrid.config.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Near {
  private Near() {}

  /**
   * The known word with the smallest edit distance (insert, delete, replace, swap neighbours), if
   * it is near enough; ties go to the first in the alphabet.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    var lower = word.toLowerCase(Locale.ROOT).replace('-', '_');
    return known.stream()
        .filter(k -> distance(lower, folded(k)) <= reach(lower, k))
        .min(
            Comparator.comparingInt((String k) -> distance(lower, folded(k)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A hint naming the nearest word, or all of them where none is near. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known)
        .map(near -> "did you mean \"" + near + "\"?")
        .orElseGet(() -> "known here: " + String.join(", ", known));
  }

  private static String folded(String known) {
    return known.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  private static int reach(String word, String known) {
    int shorter = Math.min(word.length(), known.length());
    return shorter <= 3 ? 1 : Math.max(2, shorter / 3);
  }

  static int distance(String a, String b) {
    var d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = d[i - 1][j - 1] + (same ? 0 : 1);
    least = Math.min(least, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
