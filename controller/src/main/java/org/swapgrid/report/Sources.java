package org.swapgrid.report;

import org.swapgrid.record.Document.Place;
import org.swapgrid.record.TenOfTen;

/**
 * What a report stands on besides the story.
 *
 * @param place of the record in the chain
 * @param sha256 of the record, in hex
 * @param intact whether record, signature and series were checked and found whole; in words
 * @param days the 10-of-10 baseline
 */
public record Sources(Place place, String sha256, String intact, TenOfTen days) {}
