package org.swapgrid.daemon.selftest;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.swapgrid.decision.Policy;
import org.swapgrid.model.Frequency;
import org.swapgrid.service.StaticService;

/**
 * What a test will do, chosen from the service's own numbers.
 *
 * @param service whose response is judged
 * @param floor a real reading below it is an event: the highest of all levels
 * @param level what the meters will seem to read
 * @param hold for how long
 */
record Plan(StaticService service, Frequency floor, Frequency level, Duration hold) {
  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final Duration BEHIND_RESPONSE = Duration.ofSeconds(10);

  /**
   * Makes it.
   *
   * @throws IllegalArgumentException when no such service can be tested
   */
  static Plan of(Request request, Policy policy) {
    var all = statics(policy);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no service with a trip level is configured");
    }
    var service = chosen(request, all);
    var level = new Frequency(service.trip().level().milliHertz() - request.belowMilliHertz());
    var hold = request.hold();
    return new Plan(
        service, all.getFirst().trip().level(), level, hold == null ? hold(service) : hold);
  }

  /** Services with a trip level, the first to trip first. */
  static List<StaticService> statics(Policy policy) {
    return policy.services().stream()
        .filter(StaticService.class::isInstance)
        .map(StaticService.class::cast)
        .sorted(Comparator.comparing(each -> each.trip().level(), Comparator.reverseOrder()))
        .toList();
  }

  private static StaticService chosen(Request request, List<StaticService> all) {
    var named = request.service();
    return all.stream()
        .filter(each -> named == null || each.id().name().equals(named))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no service %s with a trip level is configured; there are %s"
                    .formatted(named, all.stream().map(each -> each.id().name()).toList())));
  }

  private static Duration hold(StaticService service) {
    var seen = service.terms().respondWithin().plus(BEHIND_RESPONSE);
    var enough = seen.compareTo(USUAL) > 0 ? seen : USUAL;
    return enough.compareTo(Request.LONGEST) > 0 ? Request.LONGEST : enough;
  }
}
