package org.swapgrid.uplink.sparkplug;

/**
 * A message as it came off the wire.
 *
 * @param topic its topic
 * @param payload its bytes; not to be changed
 * @param retained whether the server kept it for us
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy for each message is waste.
public record Arrival(String topic, byte[] payload, boolean retained) {}
