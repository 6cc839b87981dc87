package org.swapgrid.sim.wire;

import java.time.Duration;
import org.swapgrid.sim.register.Answer;
import org.swapgrid.sim.register.RegisterDevice;
import org.swapgrid.sim.register.Request;

/**
 * A device under its Modbus unit id.
 *
 * @param id 1 to 247
 */
public record Unit(int id, RegisterDevice device) {
  private static final Answer NO_SUCH_UNIT = new Answer.Refused(11);
  private static final Answer SILENCE = new Answer.Silence();

  /** An unknown unit is refused, as gateways do. 0 and 255 mean the device itself. */
  Answer overTcp(int unit, Request request) {
    var mine = unit == id || unit == 0 || unit == 255;
    return mine ? device.answer(request) : NO_SUCH_UNIT;
  }

  /** An unknown unit is not answered; a broadcast is obeyed in silence. */
  Answer overRtu(int unit, Request request) {
    var answer = unit == id || unit == 0 ? device.answer(request) : SILENCE;
    return unit == id ? answer : SILENCE;
  }

  /** How long the answer is to be held back. */
  static Duration lateness(Answer answer) {
    return answer instanceof Answer.Late(var by, _) ? by : Duration.ZERO;
  }
}
