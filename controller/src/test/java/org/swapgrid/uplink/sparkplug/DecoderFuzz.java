package org.swapgrid.uplink.sparkplug;

import java.util.Arrays;
import java.util.List;
import org.swapgrid.uplink.sparkplug.Inbound.HostState;
import org.swapgrid.uplink.sparkplug.Inbound.Order;
import org.swapgrid.uplink.sparkplug.Inbound.Rebirth;
import org.swapgrid.uplink.sparkplug.Inbound.Refused;

/**
 * What must hold for whatever comes in: the target of the coverage-guided fuzzer ({@code mvn -Pfuzz
 * verify -pl controller}) and of the corpus in the normal build.
 */
public final class DecoderFuzz {
  static final List<String> TOPICS =
      List.of(DecoderTest.STATE, DecoderTest.NCMD, DecoderTest.DISPATCH);
  private static final int RETAINED = 4;

  private DecoderFuzz() {}

  /** The first byte chooses the topic and whether it was retained; the rest is the payload. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    var topic = TOPICS.get((input[0] & 3) % TOPICS.size());
    var payload = Arrays.copyOfRange(input, 1, input.length);
    boolean retained = (input[0] & RETAINED) != 0;
    var read = DecoderTest.DECODER.read(new Arrival(topic, payload, retained));
    require(!read.isEmpty(), "no answer");
    read.forEach(meaning -> check(topic, retained, meaning));
  }

  private static void check(String topic, boolean retained, Inbound meaning) {
    switch (meaning) {
      case HostState(_, var at) -> {
        require(topic.equals(DecoderTest.STATE), "a state on another topic");
        require(Times.isPlausible(at), "absurd time");
      }
      case Rebirth _ -> require(topic.equals(DecoderTest.NCMD) && !retained, "rebirth");
      case Order(var jws) -> {
        require(topic.equals(DecoderTest.DISPATCH) && !retained, "order");
        require(!jws.isEmpty() && jws.length() <= Decoder.MOST_ORDER, "order's length");
        require(jws.chars().allMatch(c -> c > ' ' && c < 0x7f), "order's characters");
      }
      case Refused(_, var detail) ->
          require(
              detail.length() <= 120 && detail.chars().allMatch(c -> c >= ' ' && c < 0x7f),
              "detail");
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
