package org.swapgrid.sim.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordStoreTest {
  @TempDir Path folder = Path.of("replaced by JUnit");

  private static EventRecord record(String station, String text) {
    return EventRecord.read(station, text).orElseThrow();
  }

  private List<String> files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aRecordIsKeptOnceHoweverOftenItComes() throws IOException {
    var record = record("ST-a1", "{\"boot\":\"b7\",\"sequence\":12,\"service\":\"tw-sreg\"}");
    assertTrue(new RecordStore(folder).keep(record));
    var afterARestart = new RecordStore(folder);
    assertFalse(afterARestart.keep(record));
    assertEquals(1, afterARestart.duplicates());
    assertEquals(List.of("ST-a1/b7-0000000012.json"), files());
    assertEquals(record.text(), Files.readString(folder.resolve(files().getFirst())));
  }

  @Test
  void aSecondRecordOfOneNumberIsKeptBesideTheFirst() throws IOException {
    var store = new RecordStore(folder);
    assertTrue(store.keep(record("ST-a1", "{\"boot_id\":1,\"seq\":1,\"kw\":1}")));
    assertTrue(store.keep(record("ST-a1", "{\"boot_id\":1,\"seq\":1,\"kw\":2}")));
    assertFalse(store.keep(record("ST-a1", "{\"boot_id\":1,\"seq\":1,\"kw\":2}")));
    assertEquals(2, files().size());
  }

  @Test
  void namesFromTheWireStayInTheFolder() throws IOException {
    var store = new RecordStore(folder);
    assertTrue(store.keep(record("..", "{\"boot\":\"../../evil\",\"sequence\":1}")));
    assertTrue(store.keep(record("/etc", "{\"boot\":\"\",\"sequence\":-1}")));
    assertEquals(2, files().size());
    assertTrue(files().stream().noneMatch(name -> name.contains("..")), files().toString());
  }

  @Test
  void aTextThatIsNoRecordIsNone() {
    for (var text :
        List.of(
            "",
            "x",
            "[]",
            "{}",
            "{\"boot\":1}",
            "{\"boot\":{},\"sequence\":1}",
            "[".repeat(9999),
            "{\"boot\":1,\"sequence\":\"x\"}",
            "{\"boot\":1,\"sequence\":1e999}")) {
      assertTrue(EventRecord.read("ST-a1", text).isEmpty(), text);
    }
  }
}
