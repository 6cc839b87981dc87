package org.swapgrid.sim.virtual;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Power;
import org.swapgrid.model.StateOfCharge;
import org.swapgrid.model.Temperature;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.Registers;
import org.swapgrid.sim.register.Request;

/** Reads a cabinet's registers into a snapshot. */
public final class CabinetReader {
  private static final int DETAIL = 16;

  /** In the order of the registers St and ChaSt, which is theirs. */
  private static final List<CabinetSnapshot.State> STATES = List.of(CabinetSnapshot.State.values());

  private static final List<BaySnapshot.ChargeState> CHARGE_STATES =
      List.of(BaySnapshot.ChargeState.values());

  private final Function<Request, Answer> line;

  public CabinetReader(Function<Request, Answer> line) {
    this.line = line;
  }

  /** Status registers; empty when the cabinet does not answer. */
  public Optional<Registers> status() {
    return read(1000, 20);
  }

  /** The sequence of the newest command it took; empty when it does not answer. */
  public OptionalInt acknowledged() {
    var answer = read(1010, 1);
    return answer.isPresent() ? OptionalInt.of(answer.get().at(0)) : OptionalInt.empty();
  }

  /** The whole cabinet; empty when it does not answer. */
  public Optional<CabinetSnapshot> snapshot(Duration now) {
    var status = status();
    if (status.isEmpty()) {
      return Optional.empty();
    }
    var bays = new ArrayList<BaySnapshot>();
    for (int i = 0; i < status.get().at(1); i++) {
      var detail = read(4000 + DETAIL * i, DETAIL);
      if (detail.isEmpty()) {
        return Optional.empty();
      }
      bays.add(bay(new BayId(i + 1), detail.get(), now));
    }
    var state = STATES.get(status.get().at(3));
    var draw = new Power(status.get().wideAt(4));
    var limit = new Power(status.get().wideAt(6));
    return Optional.of(new CabinetSnapshot(state, draw, limit, bays, now));
  }

  private static BaySnapshot bay(BayId id, Registers detail, Duration now) {
    var flags = detail.at(1);
    var condition =
        new BaySnapshot.Condition(
            detail.at(10), (flags & 1 << 7) != 0, (flags & 1 << 6) != 0, (flags & 1 << 8) != 0);
    return new BaySnapshot(
        id,
        tens((short) detail.at(2)),
        tens(detail.at(11)),
        tens(detail.at(9)),
        battery(detail),
        condition,
        now);
  }

  private static BaySnapshot.@Nullable Battery battery(Registers detail) {
    if ((detail.at(1) & 1) == 0) {
      return null;
    }
    return new BaySnapshot.Battery(
        detail.wideAt(14),
        new StateOfCharge(detail.at(5)),
        new Temperature((short) detail.at(7)),
        CHARGE_STATES.get(detail.at(0) - 1));
  }

  private static Power tens(int counts) {
    return new Power(10L * counts);
  }

  private Optional<Registers> read(int address, int count) {
    return line.apply(new Request.Read(3, address, count)) instanceof Answer.Values(var values)
        ? Optional.of(values)
        : Optional.empty();
  }
}
