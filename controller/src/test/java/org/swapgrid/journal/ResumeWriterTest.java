package org.swapgrid.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.swapgrid.decision.Resume;
import org.swapgrid.model.Power;

final class ResumeWriterTest {
  private final BlockingQueue<Resume> disk = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final AtomicInteger failures = new AtomicInteger();

  private ResumeWriter writer(@Nullable Resume last) {
    var writer = new ResumeWriter(this::write, new Told(), last);
    writer.start();
    return writer;
  }

  private void write(Resume resume) throws IOException {
    if (failures.getAndDecrement() > 0) {
      throw new IOException("No space left on device");
    }
    disk.add(resume);
  }

  private final class Told implements ResumeWriter.Listener {
    @Override
    public void stateNotWritten(IOException why) {
      told.add("failed: " + why.getMessage());
    }

    @Override
    public void stateWrittenAgain() {
      told.add("again");
    }
  }

  @Test
  void aDeeperLimitIsWrittenAtOnceAndALooserOneSeldom() throws InterruptedException {
    try (var writer = writer(null)) {
      writer.offer(ramping(5_000), seconds(0));
      assertEquals(ramping(5_000), disk.poll(5, TimeUnit.SECONDS));

      writer.offer(ramping(5_100), seconds(1));
      writer.offer(ramping(5_400), seconds(4));
      writer.offer(ramping(4_000), seconds(4));
      assertEquals(ramping(4_000), disk.poll(5, TimeUnit.SECONDS));

      writer.offer(ramping(4_500), seconds(10));
      assertEquals(ramping(4_500), disk.poll(5, TimeUnit.SECONDS));
    }
  }

  @Test
  void whatStandsOnTheDiskIsNotWrittenAgain() throws InterruptedException {
    try (var writer = writer(ramping(5_000))) {
      writer.offer(ramping(5_000), seconds(100));
      writer.offer(ramping(1_000), seconds(101));

      assertEquals(ramping(1_000), disk.poll(5, TimeUnit.SECONDS));
      assertEquals(0, disk.size());
    }
  }

  @Test
  void aFullDiskIsToldAndTriedAgain() throws InterruptedException {
    failures.set(1);
    try (var writer = writer(null)) {
      writer.offer(ramping(5_000), seconds(0));

      assertEquals("failed: No space left on device", told.poll(5, TimeUnit.SECONDS));
      assertEquals("again", told.poll(5, TimeUnit.SECONDS));
      assertEquals(ramping(5_000), writer.durable());
    }
  }

  @Test
  void theLastStateIsWrittenBeforeTheEnd() {
    var writer = writer(null);
    writer.offer(ramping(5_000), seconds(0));
    writer.close();

    assertEquals(ramping(5_000), writer.durable());
  }

  private static Duration seconds(long count) {
    return Duration.ofSeconds(count);
  }

  private static Resume ramping(long watts) {
    return new Resume(
        Resume.Stage.RAMPING, List.of(), new Power(watts), new Power(12_000), 1, false);
  }
}
