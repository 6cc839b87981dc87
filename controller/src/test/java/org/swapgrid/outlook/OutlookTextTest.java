package org.swapgrid.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.swapgrid.daemon.Fixtures;

/** What was learned is read back whole or not at all. */
final class OutlookTextTest {
  private static String learned() {
    var site = Site.standard();
    site.pass(Duration.ofMinutes(100));
    site.bays.getFirst().permille = 1000;
    site.step();
    site.swap(1, 120);
    site.pass(Duration.ofMinutes(70));
    return site.outlook.text();
  }

  private static Outlook from(String text) {
    return Outlook.from(text, Fixtures.policy(), Site.TAIPEI);
  }

  private static String sealed(String body) {
    var crc = new CRC32C();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    return body + "crc32c=%08x\n".formatted(crc.getValue());
  }

  private static String body(String text) {
    return text.substring(0, text.lastIndexOf("crc32c="));
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    var text = learned();
    assertTrue(text.contains("arriving_permille=1:1"), text);
    assertNull(from(text).fault());
    assertEquals(text, from(text).text());
    assertTrue(text.length() < 5_000, text.length() + " characters");
  }

  @Test
  void withNothingKeptItBeginsWithoutAFault() {
    assertNull(from("").fault());
  }

  @Test
  void everyCharacterIsUnderTheChecksum() {
    var text = learned();
    for (int at = 0; at < text.length(); at += 7) {
      var changed = text.charAt(at) == '3' ? '4' : '3';
      var broken = text.substring(0, at) + changed + text.substring(at + 1);
      assertAnew(broken);
    }
  }

  @Test
  void aTextCutShortIsNotUsed() {
    var text = learned();
    for (int end = 1; end < text.length(); end += 13) {
      assertAnew(text.substring(0, end));
    }
  }

  private static void assertAnew(String text) {
    var outlook = from(text);
    assertNotNull(outlook.fault(), text);
    assertEquals(from("").text(), outlook.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swapgrid-outlook 1      | swapgrid-outlook 2",
        "zone=Asia/Taipei        | zone=Asia/Atlantis",
        "zone=                   | area=",
        "learned_until=2026      | learned_until=soon",
        "hour=2026-04-06T02      | hour=2026-99-06T02",
        "mon=0:0,                | mon=",
        "mon=0:0,                | mon=5:0,",
        "mon=0:0,                | mon=1:-1,",
        "mon=0:0,                | mon=1:3600001,",
        "mon=0:0,                | mon=0:5,",
        "mon=0:0,                | mon=-1:0,",
        "mon=0:0,                | mon=x:0,",
        "arriving_permille=1:    | arriving_permille=1:9",
        "energy_mwh=             | energy_mwh=9",
        "share_permille=         | share_permille=0:0,",
        "sun=                    | sun=0:0\\nsun=",
      })
  void whatMakesNoSenseIsNotUsedWhoeverSignedIt(String from, String to) {
    var body = body(learned());
    var lines = from.replace("\\n", "\n");
    assertTrue(body.contains(lines), body);
    assertAnew(sealed(body.replace(lines, to.replace("\\n", "\n"))));
  }

  @Test
  void aNegativeRunningHourIsNotUsed() {
    var body = body(learned());
    assertAnew(sealed(body.replaceFirst("(hour=[^,]*),", "$1,-")));
    assertAnew(sealed(body.replaceFirst("(hour=[^,]*,[^,]*),", "$1,-1")));
  }

  @Test
  void hoursOfAnotherTimeZoneAreNotUsed() {
    var elsewhere = Outlook.from(learned(), Fixtures.policy(), ZoneId.of("Europe/Oslo"));
    assertEquals("it is of the time zone Asia/Taipei, not Europe/Oslo", elsewhere.fault());
    assertTrue(elsewhere.text().contains("zone=Europe/Oslo"));
  }
}
