package org.swapgrid.uplink.sparkplug;

import java.time.Instant;

/** What a metric says. A metric without a value is null, never an invented number. */
public sealed interface Value {
  /** Whether a metric of this type can say it. */
  boolean fits(DataType type);

  /** Int32, Int64. */
  record Whole(long number) implements Value {
    @Override
    public boolean fits(DataType type) {
      return type == DataType.INT64 || (type == DataType.INT32 && number == (int) number);
    }
  }

  /**
   * Double.
   *
   * @param number finite
   */
  record Real(double number) implements Value {
    public Real {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("not a number: " + number);
      }
    }

    @Override
    public boolean fits(DataType type) {
      return type == DataType.DOUBLE;
    }
  }

  /** Boolean. */
  record Truth(boolean holds) implements Value {
    @Override
    public boolean fits(DataType type) {
      return type == DataType.BOOLEAN;
    }
  }

  /** String. */
  record Words(String text) implements Value {
    @Override
    public boolean fits(DataType type) {
      return type == DataType.STRING;
    }
  }

  /** DateTime, in whole milliseconds. */
  record Moment(Instant at) implements Value {
    public Moment {
      at = Instant.ofEpochMilli(at.toEpochMilli());
    }

    @Override
    public boolean fits(DataType type) {
      return type == DataType.DATE_TIME;
    }
  }
}
