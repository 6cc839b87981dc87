package org.swapgrid.sim.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.config.Sites;
import org.swapgrid.sim.real.Await;
import org.swapgrid.sim.real.PtyPair;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Site;

/** The station on a serial line; the requests' check sums were worked out elsewhere. */
final class SerialLineTest {
  /** Unit 1, function 3, 2 registers from 19050 (0x4A6A). */
  private static final String READ_FREQUENCY = "01034a6a0002f20f";

  @TempDir Path folder = Path.of("");

  @Test
  void aMeterAnswersOnItsSerialLine() throws Exception {
    try (var line = PtyPair.open(folder);
        var station = start(line);
        var in = Files.newInputStream(line.other());
        var out = Files.newOutputStream(line.other())) {
      var answer = ask(in, out, READ_FREQUENCY, 9);
      assertEquals(60, ByteBuffer.wrap(answer).getFloat(3), 0.1);
      assertEquals(1, station.meterPorts().size());
    }
  }

  @Test
  void aBrokenRequestIsDroppedAndTheNextOneAnswered() throws Exception {
    try (var line = PtyPair.open(folder);
        var _ = start(line);
        var in = Files.newInputStream(line.other());
        var out = Files.newOutputStream(line.other())) {
      out.write(HexFormat.of().parseHex("01034a6a00020000"));
      Await.throughout("silence", Duration.ofMillis(100), () -> none(in), () -> "an answer");
      assertArrayEquals(new byte[] {1, 3, 4}, head(ask(in, out, READ_FREQUENCY, 9)));
    }
  }

  private static boolean none(InputStream in) {
    try {
      return in.available() == 0;
    } catch (IOException gone) {
      return false;
    }
  }

  private static byte[] head(byte[] answer) {
    return new byte[] {answer[0], answer[1], answer[2]};
  }

  private static byte[] ask(InputStream in, OutputStream out, String request, int length)
      throws IOException {
    out.write(HexFormat.of().parseHex(request));
    return in.readNBytes(length);
  }

  private static WiredStation start(PtyPair line) throws IOException, ConfigurationFault {
    var settings =
        Sites.packaged().withBays(2).withMeters(List.of(MeterMaps.find("janitza-umg96rm")));
    var serial = new Wires.Serial(line.one().toString(), null);
    var wires = new Wires(List.of(), 0, 0, serial, 1);
    return WiredStation.start(new Site(settings, Scenario.quiet(60, 1)), wires, _ -> {});
  }
}
