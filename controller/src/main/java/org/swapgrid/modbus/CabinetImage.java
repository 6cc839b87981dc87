package org.swapgrid.modbus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.BayId;
import org.swapgrid.model.BaySnapshot;
import org.swapgrid.model.BaySnapshot.Condition;
import org.swapgrid.model.CabinetSnapshot;
import org.swapgrid.model.Power;

/** What the cabinet said last, part by part. Used by the driver's thread only. */
final class CabinetImage {
  private final Part[] powers;
  private final Part[] limits;
  private final @Nullable BayDetail[] details;
  private final int[] config;
  private int configRead;

  private record Part(int value, Duration at) {}

  CabinetImage(int bays) {
    var nothing = new Part(CabinetMap.NO_U16, Duration.ZERO);
    powers = new Part[bays];
    limits = new Part[bays];
    Arrays.fill(powers, nothing);
    Arrays.fill(limits, nothing);
    details = new BayDetail[bays];
    config = new int[CabinetMap.FALLBACK - CabinetMap.CONFIG + bays];
  }

  int bays() {
    return powers.length;
  }

  void powers(Registers read, int address, Duration at) {
    for (int i = 0; i < read.count(); i++) {
      powers[address - CabinetMap.BAY_POWER + i] = new Part(read.s16(address + i), at);
    }
  }

  void limits(Registers read, int address, Duration at) {
    for (int i = 0; i < read.count(); i++) {
      limits[address - CabinetMap.LIMITS_IN_FORCE + i] = new Part(read.u16(address + i), at);
    }
  }

  void details(Registers read, int address) {
    var first = (address - CabinetMap.DETAIL) / CabinetMap.DETAIL_COUNT;
    for (int i = 0; i < read.count() / CabinetMap.DETAIL_COUNT; i++) {
      details[first + i] = BayDetail.of(read, address + i * CabinetMap.DETAIL_COUNT);
    }
  }

  void config(Registers read, int address) {
    for (int i = 0; i < read.count(); i++) {
      config[address - CabinetMap.CONFIG + i] = read.u16(address + i);
    }
    configRead += read.count();
  }

  /** Empty until the ratings and all of the configuration were read. */
  Optional<FailsafeSetting> failsafe() {
    if (configRead < config.length || !isKnown()) {
      return Optional.empty();
    }
    var sum = Power.ZERO;
    for (int i = 0; i < details.length; i++) {
      var limit = config[CabinetMap.FALLBACK - CabinetMap.CONFIG + i];
      var most = ceiling(i);
      sum = sum.plus(limit == CabinetMap.NO_U16 ? most : watts(limit).min(most));
    }
    return Optional.of(new FailsafeSetting(config[0] != 0, sum, rating()));
  }

  /** Every bay's ratings are known, so plans can be turned into commands. */
  boolean isKnown() {
    return Arrays.stream(details).allMatch(detail -> detail != null);
  }

  Power ceiling(int bay) {
    var detail = details[bay];
    return detail == null ? Power.ZERO : detail.ceiling();
  }

  /** The sum of all ratings: what 100 % of the station limit means. */
  Power rating() {
    var sum = Power.ZERO;
    for (int i = 0; i < details.length; i++) {
      sum = sum.plus(ceiling(i));
    }
    return sum;
  }

  boolean isSteerable(int bay) {
    var detail = details[bay];
    return detail != null && detail.condition().fault() == 0 && !detail.condition().localStop();
  }

  /** The limit in force in tens of watts, 0xFFFF when the cabinet does not know it. */
  int limitInForce(int bay) {
    return limits[bay].value();
  }

  /** When the oldest of the limits was asked for. */
  Duration limitsAsOf() {
    return Collections.min(Arrays.stream(limits).map(Part::at).toList());
  }

  /** Only when every part has been read once. */
  CabinetSnapshot snapshot(StatusBlock status, Duration takenAt) {
    List<BaySnapshot> bays = new ArrayList<>(powers.length);
    for (int i = 0; i < powers.length; i++) {
      var detail = details[i];
      if (detail == null) {
        throw new IllegalStateException("bay " + (i + 1) + " was never read");
      }
      bays.add(bay(i, detail));
    }
    return new CabinetSnapshot(status.state(), status.power(), status.limit(), bays, takenAt);
  }

  /** A bay that does not answer its cabinet is taken to draw all it may. */
  private BaySnapshot bay(int i, BayDetail detail) {
    var limit =
        limits[i].value() == CabinetMap.NO_U16 ? detail.ceiling() : watts(limits[i].value());
    var silent = powers[i].value() == CabinetMap.NO_S16;
    return new BaySnapshot(
        new BayId(i + 1),
        silent ? limit : watts(powers[i].value()),
        detail.ceiling(),
        limit,
        detail.battery(),
        silent ? silent(detail.condition()) : detail.condition(),
        powers[i].at());
  }

  private static Condition silent(Condition told) {
    return told.fault() != 0
        ? told
        : new Condition(BayDetail.SILENT, told.localStop(), told.failsafe(), told.canFeedBack());
  }

  private static Power watts(int tens) {
    return new Power((long) tens * CabinetMap.STEP_WATTS);
  }
}
