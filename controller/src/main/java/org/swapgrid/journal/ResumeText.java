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
  private static final String VERSION = "swapgrid-resume 2";
  private static final String CHECKSUM = "crc32c=";
  private static final List<String> KEYS =
      List.of("boot", "stage", "active", "allowed_w", "cap_w", "events", "hold");

  private ResumeText() {}

  /**
   * A state and when it was kept.
   *
   * @param boot the kernel's id of the boot in which it was kept
   */
  record Kept(Resume resume, String boot) {}

  static String write(Resume resume, String boot) {
    var active = String.join(",", resume.active().stream().map(ServiceId::name).toList());
    var body =
        VERSION
            + "\nboot="
            + boot
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
  static Kept read(String text) {
    int end = text.lastIndexOf(CHECKSUM);
    require(end > 0 && text.charAt(end - 1) == '\n', "it is cut short");
    var body = text.substring(0, end);
    require(text.substring(end).equals(CHECKSUM + checksum(body) + "\n"), "its checksum is wrong");
    var lines = body.lines().toList();
    require(lines.getFirst().equals(VERSION), "its format is not \"" + VERSION + "\"");
    var values = values(lines.subList(1, lines.size()));
    var resume =
        new Resume(
            Resume.Stage.valueOf(values.get(1)),
            services(values.get(2)),
            new Power(Long.parseLong(values.get(3))),
            new Power(Long.parseLong(values.get(4))),
            Long.parseLong(values.get(5)),
            values.get(6).equals("true"));
    return new Kept(resume, values.get(0));
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
