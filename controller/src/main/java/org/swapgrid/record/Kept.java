package org.swapgrid.record;

import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Decision;
import org.swapgrid.decision.GridState;
import org.swapgrid.decision.Memory.ServiceMemory;
import org.swapgrid.decision.Mode;
import org.swapgrid.decision.View.Balance;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.Frequency;

/**
 * What is kept of a decision: what people ask for, and a check sum over all of it.
 *
 * @param frequency the governing one; null without sight
 * @param services each configured service and how far it is
 * @param ready batteries that can be handed out
 * @param limits every bay's, with its cause
 * @param sum of the whole decision, of what is remembered and shown as well; 16 bits, in hex
 */
public record Kept(
    Mode mode,
    @Nullable Frequency frequency,
    Balance balance,
    List<ServiceMemory> services,
    int ready,
    List<BayLimit> limits,
    String sum) {

  public Kept {
    services = List.copyOf(services);
    limits = List.copyOf(limits);
  }

  static Kept of(Decision made) {
    var view = made.view();
    var frequency = view.grid() instanceof GridState.Seen seen ? seen.frequency() : null;
    return new Kept(
        made.next().mode(),
        frequency,
        view.balance(),
        made.next().services(),
        view.bays().ready(),
        made.plan().limits(),
        sum(Shapes.DECISION.words(made)));
  }

  private static String sum(List<String> words) {
    var sum = new CRC32();
    for (var word : words) {
      for (int i = 0; i < word.length(); i++) {
        sum.update(word.charAt(i));
      }
      sum.update(' ');
    }
    return "%04x".formatted(sum.getValue() & 0xffff);
  }
}
