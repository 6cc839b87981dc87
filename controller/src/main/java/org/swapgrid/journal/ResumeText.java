package org.swapgrid.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.swapgrid.decision.Resume;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;

/**
 * The state file's text: one {@code key=value} a line, first the format's version, last a CRC-32C
 * of everything before it. Readable by a person with nothing but a pager.
 */
final class ResumeText {
  private static final String VERSION = "swapgrid-resume 1";
  private static final String CHECKSUM = "crc32c=";
  private static final List<String> KEYS =
      List.of("stage", "active", "allowed_w", "cap_w", "events", "hold");

  private ResumeText() {}

  static String write(Resume resume) {
    var active = String.join(",", resume.active().stream().map(ServiceId::name).toList());
    var body =
        VERSION
            + "\nstage="
            + resume.stage()
            + "\nactive="
            + active
            + "\nallowed_w="
            + resume.allowed().watts()
            + "\ncap_w="
            + resume.cap().watts()
            + "\nevents="
            + resume.events()
            + "\nhold="
            + resume.hold()
            + "\n";
    return body + CHECKSUM + checksum(body) + "\n";
  }

  /**
   * Reads what {@link #write} wrote, to the byte.
   *
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  static Resume read(String text) {
    int end = text.lastIndexOf(CHECKSUM);
    require(end > 0 && text.charAt(end - 1) == '\n', "it is cut short");
    var body = text.substring(0, end);
    require(text.substring(end).equals(CHECKSUM + checksum(body) + "\n"), "its checksum is wrong");
    var lines = body.lines().toList();
    require(lines.getFirst().equals(VERSION), "its format is not \"" + VERSION + "\"");
    var values = values(lines.subList(1, lines.size()));
    return new Resume(
        Resume.Stage.valueOf(values.get(0)),
        services(values.get(1)),
        new Power(Long.parseLong(values.get(2))),
        new Power(Long.parseLong(values.get(3))),
        Long.parseLong(values.get(4)),
        values.get(5).equals("true"));
  }

  private static List<String> values(List<String> lines) {
    require(lines.size() == KEYS.size(), "it does not have the lines " + KEYS);
    var values = new ArrayList<String>(KEYS.size());
    for (int i = 0; i < KEYS.size(); i++) {
      var start = KEYS.get(i) + "=";
      require(lines.get(i).startsWith(start), "it has no \"" + KEYS.get(i) + "\" in its place");
      values.add(lines.get(i).substring(start.length()));
    }
    return values;
  }

  private static List<ServiceId> services(String names) {
    if (names.isEmpty()) {
      return List.of();
    }
    return List.of(names.split(",", -1)).stream().map(ServiceId::new).toList();
  }

  private static String checksum(String body) {
    var crc = new CRC32C();
    crc.update(body.getBytes(UTF_8));
    return "%08x".formatted(crc.getValue());
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }
}
