package org.swapgrid.uplink.namespace;

import org.swapgrid.model.Power;
import org.swapgrid.uplink.sparkplug.DataType;
import org.swapgrid.uplink.sparkplug.Definition;
import org.swapgrid.uplink.sparkplug.Definition.About;
import org.swapgrid.uplink.sparkplug.Definition.Range;
import org.swapgrid.uplink.sparkplug.Definition.Rule;

/** Makes definitions: unit, scale and deadband by the kind of quantity. */
record Terms(Layout layout) {
  private static final double MOST_CELSIUS = 100;
  private static final double LEAST_CELSIUS = -40;
  private static final double MOST_VOLTS = 300;

  Definition text(String name, String words) {
    return plain(name, DataType.STRING, words);
  }

  Definition flag(String name, String words) {
    return plain(name, DataType.BOOLEAN, words);
  }

  Definition moment(String name, String words) {
    return plain(name, DataType.DATE_TIME, words);
  }

  Definition count(String name, String words) {
    return plain(name, DataType.INT64, words);
  }

  private static Definition plain(String name, DataType type, String words) {
    return new Definition(name, type, new About(null, null, words), Rule.EVERY_CHANGE);
  }

  /** A whole number of a unit. */
  Definition whole(String name, String unit, String words, double deadband) {
    return new Definition(name, DataType.INT64, new About(unit, null, words), new Rule(deadband));
  }

  Definition quality(String name) {
    var about = new About(null, new Range(0, 500), "0 bad, 192 good, 500 stale");
    return new Definition(name, DataType.INT32, about, Rule.EVERY_CHANGE);
  }

  Definition hertz(String name, String words) {
    double nominal = layout.nominal().hertz();
    return real(name, new About("Hz", new Range(nominal - 5, nominal + 5), words), bands().hertz());
  }

  Definition volts(String name, String words) {
    return real(name, new About("V", new Range(0, MOST_VOLTS), words), bands().volts());
  }

  /** Between nothing and the site's connection. */
  Definition kilowatts(String name, String words) {
    return kilowatts(name, layout.connection(), words);
  }

  Definition kilowatts(String name, Power most, String words) {
    var range = new Range(0, Math.max(0, most.kilowatts()));
    return real(name, new About("kW", range, words), bands().kilowatts());
  }

  /** With its sign: negative is fed back. */
  Definition signedKilowatts(String name, String words) {
    double most = layout.connection().kilowatts();
    return real(name, new About("kW", new Range(-most, most), words), bands().kilowatts());
  }

  Definition percent(String name, String words) {
    return real(name, new About("%", new Range(0, 100), words), bands().percent());
  }

  Definition celsius(String name, String words) {
    var range = new Range(LEAST_CELSIUS, MOST_CELSIUS);
    return real(name, new About("°C", range, words), bands().celsius());
  }

  /** Energy still to be moved; worth a message when it moved by what the power's band is in 1 h. */
  Definition kilowattHours(String name, String words) {
    return real(name, new About("kWh", null, words), bands().kilowatts());
  }

  /** A number without a natural scale. */
  Definition number(String name, String unit, String words) {
    return real(name, new About(unit, null, words), 0);
  }

  private Deadbands bands() {
    return layout.deadbands();
  }

  private static Definition real(String name, About about, double deadband) {
    return new Definition(name, DataType.DOUBLE, about, new Rule(deadband));
  }
}
