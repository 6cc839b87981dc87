package org.swapgrid.daemon.selftest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.swapgrid.decision.Controller;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.loop.Meter;
import org.swapgrid.model.FrequencySample;

/**
 * The station's self-test. Asked for on any thread; begun, stepped and ended on the control thread,
 * which alone may call {@link #follow} and read the meters.
 */
public final class SelfTest {
  private final boolean dryRun;
  private final List<FrequencySample> real = new ArrayList<>();
  private final AtomicReference<@Nullable Asked> asked = new AtomicReference<>();
  private final AtomicReference<@Nullable Report> newest = new AtomicReference<>();
  private volatile boolean heard;
  private volatile boolean stop;
  private volatile boolean running;
  private @Nullable Run run;
  private @Nullable Controller ruling;
  private long number;

  /** A question of another thread. */
  record Asked(Request request, CompletableFuture<Report> answer) {}

  /**
   * @param dryRun whether the cabinet is not steered, so that nothing could be measured
   */
  public SelfTest(boolean dryRun) {
    this.dryRun = dryRun;
  }

  /** The meter as the loop is to see it. */
  public Meter of(Meter meter) {
    return new Lowering(meter, this::pass);
  }

  private FrequencySample pass(FrequencySample sample) {
    real.add(sample);
    return run == null ? sample : run.lower(sample);
  }

  /** Whether what the station does now is a test's doing, its way back included. Any thread. */
  public boolean isRunning() {
    return running;
  }

  /** The test that runs, or the last one; null before the first. Any thread. */
  public @Nullable Report newest() {
    return newest.get();
  }

  /** The person who watches is still there. Any thread. */
  public void heard() {
    heard = true;
  }

  /** Ends the lowering, if there is one. Any thread. */
  public void stop() {
    stop = true;
  }

  /**
   * Begins a test at the next cycle. Any thread but the control thread.
   *
   * @throws IllegalArgumentException saying why none may begin
   */
  public Report begin(Request request, Duration patience) {
    var question = ask(request);
    try {
      return question.answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException refused) {
      throw new IllegalArgumentException(
          String.valueOf(Objects.requireNonNull(refused.getCause()).getMessage()), refused);
    } catch (TimeoutException late) {
      // Answered by nobody any more: a cycle that comes now begins nothing.
      var _ = question.answer.cancel(false);
      throw new IllegalArgumentException("no control cycle ran in time", late);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("the daemon stops", closed);
    } finally {
      var _ = asked.compareAndSet(question, null);
    }
  }

  /** Asks for one; the control thread answers. */
  Asked ask(Request request) {
    if (dryRun) {
      throw new IllegalArgumentException("this is a dry run: the cabinet is not steered");
    }
    var question = new Asked(request, new CompletableFuture<>());
    if (!asked.compareAndSet(null, question)) {
      throw new IllegalArgumentException("a self-test was asked for a moment ago");
    }
    return question;
  }

  /**
   * Follows one cycle: before everybody else, so that they know whose doing it is.
   *
   * @param controller that decided it
   * @return the real event that takes a test's place from this cycle on; null for none
   */
  public @Nullable Overtaken follow(Controller controller, CycleRecord cycle) {
    var samples = List.copyOf(real);
    real.clear();
    var event = run == null ? null : goOn(run, controller, cycle, samples);
    answer(controller, cycle);
    ruling = controller;
    return event;
  }

  @SuppressWarnings("ReferenceEquality") // a reload makes another controller, however equal
  private @Nullable Overtaken goOn(
      Run test, Controller controller, CycleRecord cycle, List<FrequencySample> samples) {
    if (heard) {
      heard = false;
      test.heard();
    }
    if (stop) {
      test.stop(End.STOPPED);
    }
    stop = false;
    if (ruling != controller) {
      test.stop(End.RELOADED);
    }
    var event = test.follow(controller, cycle, samples);
    newest.set(test.report());
    if (test.isOver()) {
      run = null;
      running = false;
    }
    return event;
  }

  private void answer(Controller controller, CycleRecord cycle) {
    var question = asked.getAndSet(null);
    if (question == null) {
      return;
    }
    try {
      var test = begun(question.request, controller, cycle);
      if (question.answer.complete(test.report())) {
        run = test;
        running = true;
        stop = false;
        newest.set(test.report());
      }
    } catch (IllegalArgumentException refused) {
      var _ = question.answer.completeExceptionally(refused);
    }
  }

  private Run begun(Request request, Controller controller, CycleRecord cycle) {
    if (run != null) {
      throw new IllegalArgumentException("a self-test is under way");
    }
    var plan = Plan.of(request, controller.policy());
    var refusal = Refusal.of(plan, controller.policy(), cycle);
    if (refusal != null) {
      throw new IllegalArgumentException(refusal);
    }
    return new Run(++number, plan, controller, cycle);
  }
}
