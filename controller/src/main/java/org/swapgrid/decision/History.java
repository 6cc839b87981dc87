package org.swapgrid.decision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;

/**
 * The station's draw in the last minute, by second: the baseline's input (mean power from 60 to 5 s
 * before the event). A gap of more than a minute begins it anew.
 *
 * @param seconds mean draw of each past second, oldest first, at most 60
 * @param second the second now being filled
 * @param sum of the draws seen in it
 * @param count of the draws seen in it
 */
public record History(List<Power> seconds, long second, long sum, int count) {
  private static final int LONGEST = 60;
  private static final int LATEST_LEFT_OUT = 5;
  static final History EMPTY = new History(List.of(), 0, 0, 0);

  public History {
    seconds = List.copyOf(seconds);
  }

  History with(@Nullable Power draw, long now) {
    if (draw == null) {
      return this;
    }
    if (count == 0 || now - second > LONGEST) {
      return new History(List.of(), now, draw.watts(), 1);
    }
    if (now == second) {
      return new History(seconds, second, sum + draw.watts(), count + 1);
    }
    var filled = new ArrayList<>(seconds);
    filled.add(new Power(sum / count));
    int tooMany = Math.max(0, filled.size() - LONGEST);
    return new History(filled.subList(tooMany, filled.size()), now, draw.watts(), 1);
  }

  /** The mean draw from 60 to 5 s ago; with less than that to go by, of what there is. */
  Power baseline() {
    if (seconds.isEmpty()) {
      return count == 0 ? Power.ZERO : new Power(sum / count);
    }
    int end = seconds.size() > LATEST_LEFT_OUT ? seconds.size() - LATEST_LEFT_OUT : seconds.size();
    long total = 0;
    for (int i = 0; i < end; i++) {
      total += seconds.get(i).watts();
    }
    return new Power(total / end);
  }
}
