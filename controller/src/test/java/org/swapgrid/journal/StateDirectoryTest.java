package org.swapgrid.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.decision.Resume;
import org.swapgrid.journal.StateDirectory.Found;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;

final class StateDirectoryTest {
  private static final Resume SHED =
      new Resume(
          Resume.Stage.SHED,
          List.of(new ServiceId("fi-ffr"), new ServiceId("tw-sreg")),
          new Power(1_300),
          new Power(11_800),
          7,
          true);
  private static final Resume NORMAL =
      new Resume(Resume.Stage.NORMAL, List.of(), new Power(12_000), new Power(0), 8, false);

  @TempDir private Path directory;

  @Test
  void whatWasWrittenIsFoundByTheNextRun() throws IOException {
    try (var state = StateDirectory.open(directory.resolve("made/by/itself"), "boot-1")) {
      state.write(SHED);
    }

    try (var state = StateDirectory.open(directory.resolve("made/by/itself"), "boot-1")) {
      assertEquals(new Found.Whole(SHED), state.read());
    }
  }

  @Test
  void aFirstRunFindsNothing() throws IOException {
    try (var state = StateDirectory.open(directory, "boot-1")) {
      assertEquals(new Found.Nothing(), state.read());
    }
  }

  @Test
  void aTornFileIsNeverTakenForAState() throws IOException {
    try (var state = StateDirectory.open(directory, "boot-1")) {
      state.write(SHED);
      var whole = Files.readAllBytes(directory.resolve("resume"));
      for (int length = 0; length < whole.length; length++) {
        var _ = Files.write(directory.resolve("resume"), Arrays.copyOf(whole, length));
        assertInstanceOf(Found.Damaged.class, state.read(), "cut at " + length);
      }
    }
  }

  @Test
  void oneFlippedBitAnywhereIsFound() throws IOException {
    try (var state = StateDirectory.open(directory, "boot-1")) {
      state.write(SHED);
      var whole = Files.readAllBytes(directory.resolve("resume"));
      for (int bit = 0; bit < whole.length * 8; bit++) {
        var flipped = whole.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        var _ = Files.write(directory.resolve("resume"), flipped);
        assertInstanceOf(Found.Damaged.class, state.read(), "bit " + bit);
      }
    }
  }

  @Test
  void aDamagedFileIsSetAsideForPeopleToSee() throws IOException {
    try (var state = StateDirectory.open(directory, "boot-1")) {
      var _ = Files.writeString(directory.resolve("resume"), "rubbish\n");

      var found = assertInstanceOf(Found.Damaged.class, state.read());

      assertEquals(directory.resolve("resume.corrupt"), found.keptAs());
      assertEquals("rubbish\n", Files.readString(directory.resolve("resume.corrupt")));
      assertEquals(new Found.Nothing(), state.read());
    }
  }

  @Test
  void aRunKilledBeforeTheRenameLeavesTheOldState() throws IOException {
    try (var state = StateDirectory.open(directory, "boot-1")) {
      state.write(SHED);
      var _ = Files.writeString(directory.resolve("resume.next"), "swapgrid-resume 1\nstage=NOR");

      assertEquals(new Found.Whole(SHED), state.read());
      state.write(NORMAL);
      assertEquals(new Found.Whole(NORMAL), state.read());
    }
  }

  @Test
  void aFullDiskLeavesTheOldStateStanding() throws IOException {
    try (var state = StateDirectory.open(directory, "boot-1")) {
      state.write(SHED);
      var _ = Files.createSymbolicLink(directory.resolve("resume.next"), Path.of("/dev/full"));

      var _ = assertThrows(IOException.class, () -> state.write(NORMAL));

      assertEquals(new Found.Whole(SHED), state.read());
    }
  }

  @Test
  void aSecondOwnerIsRefusedByName() throws IOException {
    try (var _ = StateDirectory.open(directory, "boot-1")) {
      var refused =
          assertThrows(
              StateDirectory.Owned.class, () -> StateDirectory.open(directory, "boot-1").close());

      assertTrue(String.valueOf(refused.getMessage()).contains(directory.toString()));
    }
    StateDirectory.open(directory, "boot-1").close();
  }

  @Test
  void aStateFromBeforeThisBootIsToldApart() throws IOException {
    try (var state = StateDirectory.open(directory, "boot-1")) {
      state.write(Resume.UNKNOWN);
    }
    try (var state = StateDirectory.open(directory, "boot-2")) {
      assertEquals(new StateDirectory.Found.BeforeBoot(Resume.UNKNOWN), state.read());
    }
  }
}
