package org.swapgrid.uplink;

import java.util.List;
import org.swapgrid.uplink.mqtt.AttemptEvents;
import org.swapgrid.uplink.session.Input;
import org.swapgrid.uplink.sparkplug.Arrival;
import org.swapgrid.uplink.sparkplug.Decoder;

/** Turns what one attempt tells into letters with its number. */
record AttemptMail(long attempt, Mailbox mailbox) implements AttemptEvents {
  @Override
  public void opened() {
    post(new Input.Opened());
  }

  @Override
  public void connected() {
    post(new Input.Connected());
  }

  @Override
  public void subscribed(List<Integer> granted) {
    post(new Input.Subscribed(granted));
  }

  @Override
  public void answered() {
    post(new Input.Answered());
  }

  @Override
  public void arrived(String topic, byte[] payload, boolean retained) {
    boolean isTooLarge = payload.length > Decoder.MOST_BYTES;
    var kept = isTooLarge ? new byte[Decoder.MOST_BYTES + 1] : payload;
    mailbox.arrived(new Mailbox.Incoming(attempt, new Arrival(topic, kept, retained)));
  }

  @Override
  public void lost(String why) {
    post(new Input.Lost(why));
  }

  private void post(Input input) {
    mailbox.post(new Mailbox.News(attempt, input));
  }
}
