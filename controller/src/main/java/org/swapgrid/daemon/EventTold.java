package org.swapgrid.daemon;

import java.util.Objects;
import java.util.Optional;
import org.swapgrid.daemon.Event.Step;
import org.swapgrid.daemon.remote.EventNews;
import org.swapgrid.daemon.remote.EventNews.Measured;
import org.swapgrid.daemon.remote.EventNews.Stage;
import org.swapgrid.daemon.remote.EventNews.Times;

/** An event's next step as news for the aggregator. */
final class EventTold {
  private EventTold() {}

  /** Empty for a step that is no news by itself. */
  static Optional<EventNews> of(Step step, Event event) {
    return stage(step).map(stage -> news(stage, event));
  }

  private static EventNews news(Stage stage, Event event) {
    var crossing = Objects.requireNonNull(event.at(Step.CROSSED)).wall();
    var times =
        new Times(
            event.after(Step.DECIDED), event.after(Step.IN_FORCE), event.after(Step.DELIVERED));
    var course = event.course();
    var measured = new Measured(event.before(), course.during(), course.lowest(), course.joules());
    return new EventNews(event.service(), stage, crossing, times, measured, event.test());
  }

  private static Optional<Stage> stage(Step step) {
    return switch (step) {
      case CROSSED -> Optional.empty();
      case DECIDED -> Optional.of(Stage.DECIDED);
      case IN_FORCE -> Optional.of(Stage.IN_FORCE);
      case DELIVERED -> Optional.of(Stage.DELIVERED);
      case RELEASED -> Optional.of(Stage.RELEASED);
      case RETURNED -> Optional.of(Stage.RETURNED);
    };
  }
}
