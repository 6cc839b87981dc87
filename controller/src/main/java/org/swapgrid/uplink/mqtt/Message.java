package org.swapgrid.uplink.mqtt;

/**
 * A message to send; never retained.
 *
 * @param topic where to
 * @param payload its bytes; not to be changed
 * @param qos 0 or 1
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy for each message is waste.
public record Message(String topic, byte[] payload, int qos) {}
