package org.swapgrid.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.ServiceId;
import org.swapgrid.record.Story.Interval;
import org.swapgrid.record.Story.Moment;

/** The event record: one line of JSON, its fields in fixed order, its version first. */
public final class Document {
  public static final String FORMAT = "swapgrid-event 1";

  /** Before the first record. */
  public static final String NOTHING_BEFORE = "0".repeat(64);

  private Document() {}

  /**
   * Where a record stands in the chain, and its series.
   *
   * @param sequence 1 for the station's first
   * @param previous SHA-256 of the record before it, in hex
   * @param series SHA-256 of the series file as it is stored, in hex
   */
  public record Place(long sequence, String previous, String series) {}

  public static String of(Story story, Place place) {
    return summary(story, place)
        .put("intervals", story.response().intervals().stream().map(Document::interval).toList())
        .put("bays", story.station().bays().stream().map(Document::bay).toList())
        .text();
  }

  /** The same without what grows with the event's length and the station's size. */
  public static Fields summary(Story story, Place place) {
    var origin = story.origin();
    return head(story)
        .put("sequence", place.sequence())
        .put("previous_sha256", place.previous())
        .put("series_sha256", place.series())
        .put("event", origin.id())
        .put("station", origin.station())
        .words("services", story.course().services().stream().map(ServiceId::name).toList())
        .put("reason", reason(story))
        .put("config_sha256", origin.config())
        .put("version", origin.version())
        .put("steps", steps(story))
        .seconds("random_delay_s", story.course().randomDelay())
        .put("limits", limits(story))
        .put("grid", grid(story))
        .put("power", power(story))
        .put("riders", riders(story))
        .put("clock", clock(origin.clock()))
        .put("meters", meters(story))
        .put("quality", quality(story));
  }

  /** A record without the mark is none of a test: so were those of earlier versions. */
  private static Fields head(Story story) {
    var head = new Fields().put("format", FORMAT);
    return story.isTest() ? head.put("test", true) : head;
  }

  private static String reason(Story story) {
    return switch (story.kind()) {
      case EVENT -> usualReason(story);
      case TEST -> "TEST: a self-test lowered the frequency that was seen";
      case TOOK_OVER -> "the grid frequency was low; a self-test that was under way ended at once";
    };
  }

  private static String usualReason(Story story) {
    return story.course().services().isEmpty()
        ? "ordered by the aggregator"
        : "the grid frequency was low";
  }

  private static List<Fields> steps(Story story) {
    var zero = story.course().zero();
    var steps = new ArrayList<Fields>();
    story
        .course()
        .steps()
        .forEach((step, at) ->
            steps.add(
                moment(at)
                    .put("step", step.label())
                    .seconds("after_s", at.elapsed().minus(zero.elapsed()))));
    return steps;
  }

  private static Fields moment(Moment at) {
    return new Fields().time("utc", at.wall()).put("monotonic_ns", at.elapsed().toNanos());
  }

  private static Fields limits(Story story) {
    var limits = story.course().limits();
    return new Fields()
        .hertz("trip_hz", limits.level())
        .hertz("release_hz", limits.release())
        .seconds("respond_within_s", limits.respondWithin())
        .seconds("sustain_s", limits.sustain())
        .seconds("release_wait_s", limits.releaseWait());
  }

  private static Fields grid(Story story) {
    var grid = story.course().grid();
    return new Fields()
        .hertz("nominal_hz", grid.nominal())
        .hertz("nadir_hz", grid.nadir())
        .time("nadir_utc", wall(grid.nadirAt()))
        .put("steepest_mhz_per_s", grid.steepest());
  }

  private static @Nullable Instant wall(@Nullable Moment at) {
    return at == null ? null : at.wall();
  }

  private static Fields power(Story story) {
    var response = story.response();
    return new Fields()
        .watts("owed_w", response.owed())
        .watts("accepted_w", response.accepted())
        .watts("delivered_w", Deliveries.mean(response))
        .watts("baseline_w", response.baseline())
        .put("baseline_method", "mean of the cabinet's measured draw from 60 to 5 s before")
        .watts("most_on_return_w", response.comeback().most())
        .put("rises_before_release", response.comeback().risesBefore());
  }

  private static Fields riders(Story story) {
    var riders = story.station().riders();
    return new Fields()
        .put("served", riders.served())
        .put("refused", (String) null)
        .put("ready_at_first", riders.readyAtFirst())
        .put("ready_at_least", riders.readyAtLeast());
  }

  private static Fields clock(Origin.Clock clock) {
    return new Fields()
        .put("source", clock.source())
        .put("quality", clock.quality())
        .put("offset", clock.offset());
  }

  private static List<Fields> meters(Story story) {
    var missed = story.quality().missed();
    return story.origin().meters().stream()
        .map(each ->
            new Fields()
                .put("id", each.meter().name())
                .put("map", each.map())
                .seconds("window_s", each.window())
                .seconds("poll_s", each.poll())
                .put("missed_polls", missed.getOrDefault(each.meter().name(), 0)))
        .toList();
  }

  private static Fields quality(Story story) {
    var quality = story.quality();
    return new Fields()
        .put("cycles", quality.cycles())
        .seconds("span_s", quality.span())
        .seconds("sightless_s", quality.sightless())
        .put("cycles_lost", quality.lost())
        .put("cabinet_missed", quality.missed().getOrDefault("cabinet", 0))
        .put("plans_not_taken", quality.cabinet())
        .put("end", quality.end().words())
        .put("resumed", quality.resumed());
  }

  private static Fields interval(Interval each) {
    return new Fields()
        .seconds("from_s", each.from())
        .seconds("length_s", each.length())
        .watts("owed_w", each.amounts().owed())
        .watts("accepted_w", each.amounts().accepted())
        .watts("drawn_w", each.drawn())
        .watts("delivered_w", each.delivered())
        .put("measured_permille", each.covered());
  }

  private static Fields bay(Story.BayPart each) {
    return new Fields()
        .put("bay", each.bay().number())
        .watts("before_w", each.before())
        .watts("limit_w", each.limit())
        .watts("lowest_w", each.lowest())
        .put("charge_permille", each.charge())
        .put("why", each.why());
  }
}
