package org.swapgrid.service;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;

/**
 * One new trustworthy reading, as a service sees it.
 *
 * @param before the reading before it; null after a time without sight
 * @param now the new reading
 * @param offered what the station could deliver at this moment; owed if this reading trips
 * @param siteDelay the site's own release wait; the longer of it and the service's governs
 */
public record Sighting(@Nullable Reading before, Reading now, Power offered, Duration siteDelay) {}
