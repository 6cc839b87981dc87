package org.swapgrid.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.swapgrid.model.Power;
import org.swapgrid.record.Deliveries;
import org.swapgrid.record.Fields;
import org.swapgrid.record.Step;
import org.swapgrid.record.Story;

/**
 * One thing that had to be so.
 *
 * @param name in words
 * @param required in words, with its number
 * @param measured in words, with its number
 */
record Criterion(String name, String required, String measured, Verdict verdict) {
  /** A full response is taken as given at this share of what was accepted (T3 of the sequence). */
  private static final int ENOUGH_PERMILLE = 950;

  enum Verdict {
    MET("met"),
    NOT_MET("not met"),
    UNKNOWN("not measurable");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    static Verdict of(boolean met) {
      return met ? MET : NOT_MET;
    }
  }

  /** All that is asked of an event. */
  static List<Criterion> of(Story story) {
    var criteria = new ArrayList<Criterion>();
    criteria.add(response(story));
    criteria.add(sustained(story));
    criteria.add(held(story));
    criteria.add(waited(story));
    criteria.add(rebound(story));
    criteria.add(whole(story));
    return criteria;
  }

  /** Not met where one is not met; met where all are. */
  static Verdict all(List<Criterion> criteria) {
    if (criteria.stream().anyMatch(each -> each.verdict == Verdict.NOT_MET)) {
      return Verdict.NOT_MET;
    }
    boolean known = criteria.stream().allMatch(each -> each.verdict == Verdict.MET);
    return known ? Verdict.MET : Verdict.UNKNOWN;
  }

  private static Criterion response(Story story) {
    var name = "95 % of what was accepted, from the crossing";
    var within = story.course().limits().respondWithin();
    var took = story.course().between(Step.CROSSED, Step.MOST);
    if (within == null || story.quality().resumed()) {
      return new Criterion(name, "-", "no crossing was recorded", Verdict.UNKNOWN);
    }
    var required = "within " + seconds(within);
    if (took == null) {
      boolean nothing = story.response().accepted().watts() == 0;
      return nothing
          ? new Criterion(name, required, "nothing was accepted", Verdict.UNKNOWN)
          : new Criterion(name, required, "never measured", Verdict.NOT_MET);
    }
    return new Criterion(name, required, seconds(took), Verdict.of(took.compareTo(within) <= 0));
  }

  private static Criterion sustained(Story story) {
    var name = "Delivered of accepted in every interval behind the way down";
    var required = "at least 95 %";
    int least = Deliveries.least(story.response(), behind(story));
    if (least < 0) {
      return new Criterion(name, required, "no interval was measured whole", Verdict.UNKNOWN);
    }
    var measured = String.format(Locale.ROOT, "%.1f %% at least", least / 10.0);
    return new Criterion(name, required, measured, Verdict.of(least >= ENOUGH_PERMILLE));
  }

  private static Duration behind(Story story) {
    var within = story.course().limits().respondWithin();
    return within == null ? Duration.ofSeconds(10) : within;
  }

  private static Criterion held(Story story) {
    int rises = story.response().comeback().risesBefore();
    return new Criterion(
        "No limit rises before the release",
        "never",
        rises == 0 ? "never" : rises + " cycles",
        Verdict.of(rises == 0));
  }

  private static Criterion waited(Story story) {
    var name = "The frequency is back before the first limit rises";
    var delay = story.course().randomDelay();
    var least = story.course().limits().releaseWait().plus(delay == null ? Duration.ZERO : delay);
    var required = "at least " + seconds(least);
    var measured = story.course().between(Step.BACK, Step.RAMP_BEGUN);
    if (measured == null) {
      return new Criterion(name, required, "the way back was not recorded", Verdict.UNKNOWN);
    }
    return new Criterion(
        name, required, seconds(measured), Verdict.of(measured.compareTo(least) >= 0));
  }

  private static Criterion rebound(Story story) {
    var name = "In the recovery window it draws no more than before";
    var cap = story.response().comeback().cap();
    var most = story.response().comeback().most();
    var required = "at most " + kilowatts(cap);
    if (most == null) {
      return new Criterion(name, required, "the way back was not recorded", Verdict.UNKNOWN);
    }
    var limit = new Power(cap.watts() + Math.max(50, cap.watts() / 100));
    return new Criterion(
        name, required, kilowatts(most) + " at most", Verdict.of(!most.isAbove(limit)));
  }

  private static Criterion whole(Story story) {
    var quality = story.quality();
    boolean whole = quality.lost() == 0 && quality.sightless().isZero() && !quality.resumed();
    var measured =
        whole
            ? "no cycle is missing"
            : quality.lost() + " cycles lost, " + seconds(quality.sightless()) + " without sight";
    return new Criterion("The record is whole", "no gap", measured, Verdict.of(whole));
  }

  static String seconds(Duration value) {
    return Fields.seconds(value) + " s";
  }

  static String kilowatts(Power value) {
    return String.format(Locale.ROOT, "%.2f kW", value.kilowatts());
  }
}
