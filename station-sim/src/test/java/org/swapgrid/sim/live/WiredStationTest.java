package org.swapgrid.sim.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.swapgrid.device.MeterMap;
import org.swapgrid.device.RegisterField;
import org.swapgrid.sim.config.ConfigurationFault;
import org.swapgrid.sim.config.MeterMaps;
import org.swapgrid.sim.config.Sites;
import org.swapgrid.sim.site.Scenario;
import org.swapgrid.sim.site.Site;

/** The station on real sockets. */
final class WiredStationTest {
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "janitza-umg96rm",
        "schneider-pm5xxx",
        "abb-b23-b24",
        "eastron-sdm630",
        "phoenix-eem",
        "lovato-dmg610",
        "chint-dtsu666",
        "siemens-7kt1665"
      })
  void aMeterShowsTheGridThroughItsMap(String name) throws Exception {
    var map = (MeterMap.Fixed) MeterMaps.find(name);
    try (var station = start(name)) {
      assertEquals("ok", ControlPort.ask(station.controlPort(), "noise 0"));
      assertEquals("ok", ControlPort.ask(station.controlPort(), "frequency 59.5"));
      var deadline = System.nanoTime() + 5_000_000_000L;
      var hertz = 0.0;
      while (Math.abs(hertz - 59.5) > 0.006 && System.nanoTime() < deadline) {
        hertz = read(station.meterPorts().getFirst(), map);
      }
      assertEquals(59.5, hertz, 0.006);
    }
  }

  @Test
  void asksBeyondAMetersRegistersAreRefused() throws Exception {
    try (var station = start("janitza-umg96rm");
        var client = new Client(station.meterPorts().getFirst())) {
      assertEquals(2, client.ask(1, 3, 19051, 2).get(1));
      assertEquals(1, client.ask(1, 4, 19050, 2).get(1));
      assertEquals(3, client.ask(1, 3, 19000, 0).get(1));
      assertEquals(11, client.ask(9, 3, 19050, 2).get(1));
    }
  }

  @Test
  void aSunSpecDeviceCanBeWalkedToItsEnd() throws Exception {
    try (var station = start("sunspec");
        var client = new Client(station.meterPorts().getFirst())) {
      assertEquals(0x53756E53, client.ask(1, 3, 40000, 2).getInt(2));
      var at = 40002;
      var models = new ArrayList<Integer>();
      while (true) {
        var header = client.ask(1, 3, at, 2);
        models.add(header.getShort(2) & 0xFFFF);
        if (models.getLast() == 0xFFFF) {
          break;
        }
        at += 2 + header.getShort(4);
      }
      assertEquals(List.of(1, 213, 0xFFFF), models);
    }
  }

  @Test
  void aPortInUseIsReplacedByAFreeOne() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = taken.getLocalPort();
      var wires = new Wires(List.of(port), port, port, Wires.Serial.NONE, 1);
      try (var station = WiredStation.start(site("janitza-umg96rm"), wires, _ -> {})) {
        assertNotEquals(port, station.meterPorts().getFirst());
        assertNotEquals(port, station.cabinetPort());
        assertNotEquals(port, station.controlPort());
      }
    }
  }

  @Test
  void whatIsNotUnderstoodIsSaidAndChangesNothing() throws Exception {
    try (var station = start("janitza-umg96rm")) {
      var answer = ControlPort.ask(station.controlPort(), "fault bay 999 stuck");
      assertEquals("error: no bay 999: this site has 12", answer);
      assertTrue(ControlPort.ask(station.controlPort(), "make coffee").startsWith("error: "));
      var status = ControlPort.ask(station.controlPort(), "status");
      var json = JsonParser.parseString(status).getAsJsonObject();
      assertEquals(60, json.get("frequency_hz").getAsDouble(), 0.05);
      assertEquals("failsafe", json.get("cabinet").getAsString());
    }
  }

  @Test
  void aRefusingMeterAnswersWithItsException() throws Exception {
    try (var station = start("janitza-umg96rm");
        var client = new Client(station.meterPorts().getFirst())) {
      assertEquals("ok", ControlPort.ask(station.controlPort(), "fault meter exception 6"));
      assertEquals(6, client.ask(1, 3, 19050, 2).get(1));
      assertEquals("ok", ControlPort.ask(station.controlPort(), "fault meter nan"));
      assertTrue(Float.isNaN(client.ask(1, 3, 19050, 2).getFloat(2)));
      assertEquals("ok", ControlPort.ask(station.controlPort(), "fault meter off"));
      assertEquals(60, client.ask(1, 3, 19050, 2).getFloat(2), 0.1);
    }
  }

  private static double read(int port, MeterMap.Fixed map) throws IOException {
    var field = map.frequency();
    try (var client = new Client(port)) {
      var pdu = client.ask(1, map.functionCode(), field.address(), field.type().registers());
      return field.scale() * counts(field, pdu);
    }
  }

  private static double counts(RegisterField field, ByteBuffer pdu) {
    if (field.type().registers() == 1) {
      return pdu.getShort(2) & 0xFFFF;
    }
    var bits = pdu.getInt(2);
    if (field.wordOrder() == RegisterField.WordOrder.LOW_FIRST) {
      bits = Integer.rotateLeft(bits, 16);
    }
    return field.type() == RegisterField.Type.F32 ? Float.intBitsToFloat(bits) : bits;
  }

  private static WiredStation start(String map) throws IOException, ConfigurationFault {
    return WiredStation.start(site(map), Wires.anyPorts(), _ -> {});
  }

  private static Site site(String map) throws ConfigurationFault {
    var settings = Sites.packaged().withBays(12).withMeters(List.of(MeterMaps.find(map)));
    return new Site(settings, Scenario.quiet(60, 1));
  }

  /** A Modbus TCP client of a few lines. */
  private record Client(Socket socket) implements AutoCloseable {
    Client(int port) throws IOException {
      this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** The answer's PDU. */
    ByteBuffer ask(int unit, int function, int address, int count) throws IOException {
      socket.setSoTimeout(5_000);
      var frame = ByteBuffer.allocate(12).putShort((short) 7).putShort((short) 0);
      frame.putShort((short) 6).put((byte) unit).put((byte) function);
      frame.putShort((short) address).putShort((short) count);
      socket.getOutputStream().write(frame.array());
      var in = new DataInputStream(socket.getInputStream());
      var header = ByteBuffer.wrap(in.readNBytes(7));
      return ByteBuffer.wrap(in.readNBytes(header.getShort(4) - 1));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
