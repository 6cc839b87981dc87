package org.swapgrid.sim.cabinet;

import org.swapgrid.sim.station.Battery;
import org.swapgrid.sim.station.Bay;
import org.swapgrid.sim.station.Station;

/** What each register of the map reads at one instant. */
final class CabinetImage {
  private static final int EVENT_BAY_FAULT = 1 << 5;

  private final ChargingCabinet cabinet;
  private final Station station;
  private final CommandBlock command;
  private final int bays;

  CabinetImage(ChargingCabinet cabinet, Station station, CommandBlock command) {
    this.cabinet = cabinet;
    this.station = station;
    this.command = command;
    this.bays = station.bays().size();
  }

  static boolean isCommand(int address, int count, int bays) {
    return within(address, count, 2000, 2004 + bays)
        || within(address, count, 2124, 2124 + bays)
        || (bays == 120 && within(address, count, 2000, 2244));
  }

  boolean holds(int address, int count) {
    return within(address, count, 1000, 1020)
        || isCommand(address, count, bays)
        || within(address, count, 3000, 3000 + bays)
        || within(address, count, 3120, 3120 + bays)
        || (bays == 120 && within(address, count, 3000, 3240))
        || within(address, count, 4000, 4000 + ChargingCabinet.DETAIL * bays)
        || within(address, count, ChargingCabinet.CONFIG, ChargingCabinet.CONFIG + 4 + bays);
  }

  private static boolean within(int address, int count, int start, int end) {
    return address >= start && address + count <= end;
  }

  int word(int address) {
    if (address < 2000) {
      return status(address - 1000);
    }
    if (address < 3000) {
      return command.taken(address - 2000);
    }
    if (address < 3120) {
      return tens(bay(address - 3000).drawW());
    }
    if (address < 4000) {
      return cabinet.limitW(address - 3120) / 10;
    }
    if (address < ChargingCabinet.CONFIG) {
      return detail(
          (address - 4000) / ChargingCabinet.DETAIL, (address - 4000) % ChargingCabinet.DETAIL);
    }
    return cabinet.configured(address - ChargingCabinet.CONFIG);
  }

  private int status(int offset) {
    var clock = cabinet.clock();
    return switch (offset) {
      case 0 -> 1;
      case 1 -> bays;
      case 2 -> (int) (clock.upMillis() / 100);
      case 3 -> cabinet.state().code();
      case 4 -> high(Math.round(station.watts()));
      case 5 -> (int) Math.round(station.watts());
      case 6 -> high(cabinet.limitW());
      case 7 -> cabinet.limitW();
      case 9 -> anyFault() ? EVENT_BAY_FAULT : 0;
      case 10 -> clock.acknowledged();
      case 11 -> clock.commandAgeMillis();
      case 12 -> cabinet.state() == CabinetState.FAILSAFE ? 0 : clock.tenthsLeft();
      case 13 -> clock.expiries();
      case 14 -> high(clock.upMillis());
      case 15 -> (int) clock.upMillis();
      case 17, 18, 19 -> -1;
      default -> 0;
    };
  }

  private int detail(int index, int offset) {
    var bay = bay(index);
    var battery = bay.battery();
    return switch (offset) {
      case 0 -> chargeState(bay);
      case 1 -> flags(bay, index);
      case 2 -> tens(bay.drawW());
      case 9 -> cabinet.limitW(index) / 10;
      case 10 -> bay.fault();
      case 11 -> bay.ratingW() / 10;
      default -> battery == null ? 0 : battery(battery, bay, offset);
    };
  }

  private static int battery(Battery battery, Bay bay, int offset) {
    return switch (offset) {
      case 3 -> (int) Math.round(battery.volts() * 10);
      case 4 -> (int) Math.round(bay.drawW() / battery.volts() * 10);
      case 5 -> (int) Math.min(1000, Math.round(battery.charge() * 1000));
      case 6 -> 950;
      case 7 -> (int) Math.round(battery.celsius() * 10);
      case 8 -> (int) Math.round(battery.celsius() * 10) - 15;
      case 14 -> high(battery.id());
      case 15 -> (int) battery.id();
      default -> 0;
    };
  }

  private static int chargeState(Bay bay) {
    var battery = bay.battery();
    if (battery == null) {
      return 1;
    }
    if (bay.drawW() >= 5) {
      return 4;
    }
    return battery.isFull() ? 5 : 6;
  }

  private int flags(Bay bay, int index) {
    var present = bay.battery() != null;
    var limit = cabinet.limitW(index);
    return bit(0, present)
        | bit(1, present)
        | bit(2, true)
        | bit(3, station.energised())
        | bit(4, limit > 0)
        | bit(5, limit < bay.ratingW())
        | bit(6, cabinet.state() == CabinetState.FAILSAFE)
        | bit(7, bay.localStop());
  }

  private boolean anyFault() {
    for (int i = 0; i < bays; i++) {
      if (bay(i).fault() != 0) {
        return true;
      }
    }
    return false;
  }

  private Bay bay(int index) {
    return station.bays().get(index);
  }

  private static int bit(int number, boolean set) {
    return set ? 1 << number : 0;
  }

  private static int tens(double watts) {
    return (int) Math.round(watts / 10);
  }

  private static int high(long value) {
    return (int) (value >> 16);
  }
}
