package org.swapgrid.loop;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.swapgrid.order.Leases;

/**
 * What people ask of the station. Both are slots: asked once a cycle, they return the newest value
 * at once and never throw.
 *
 * @param hold whether a technician holds the station now
 * @param leases the aggregator's accepted orders
 */
public record Told(BooleanSupplier hold, Supplier<Leases> leases) {}
