package org.swapgrid.order;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done with an order.
 *
 * @param next what to remember; only an accepted order changes it
 * @param replaced the running lease that the accepted order ends; null for none
 */
public record Judgement(Verdict verdict, Ledger next, @Nullable Lease replaced) {}
