package org.swapgrid.uplink.jws;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.order.Instruction;
import org.swapgrid.order.Instruction.Arm;
import org.swapgrid.order.Instruction.Cap;
import org.swapgrid.order.Instruction.Disarm;
import org.swapgrid.order.Instruction.Hold;
import org.swapgrid.order.Instruction.Release;
import org.swapgrid.order.Instruction.ShedTo;
import org.swapgrid.order.Order;
import org.swapgrid.order.Refusal;

/**
 * Reads compact JWS signed with Ed25519 by a trusted key. The payload is not looked at before the
 * signature over its exact bytes is found good.
 */
public final class SignedReader {
  private static final Set<String> ENVELOPE = Set.of("aud", "id", "seq", "iat", "nbf", "exp");
  private static final String MODE = "mode";
  private static final String NONCE = "nonce";
  private static final String POWER = "kw";
  private static final String SERVICE = "service";
  private static final String RECORDS = "ids";

  private final TrustedKeys keys;

  public SignedReader(TrustedKeys keys) {
    this.keys = keys;
  }

  /** Never throws, whatever the text. */
  public Said read(String text) {
    try {
      var jws = CompactJws.parse(text);
      verify(jws);
      return said(jws.payload());
    } catch (NotAnOrder e) {
      return new Said.Refused(null, e.why());
    }
  }

  private void verify(CompactJws jws) throws NotAnOrder {
    var header = jws.header();
    refuseUnless(header.name("alg").equals("EdDSA"), Refusal.ALGORITHM);
    refuseUnless(!header.has("crit"), Refusal.CRITICAL);
    header.only(Set.of("alg", "kid"));
    var key = keys.find(header.name("kid"));
    if (key == null) {
      throw new NotAnOrder(Refusal.UNKNOWN_KEY);
    }
    refuseUnless(jws.isSignedBy(key), Refusal.FORGED);
  }

  private static Said said(Fields fields) {
    try {
      var mode = fields.name(MODE);
      fields.only(fieldsOf(mode));
      return mode.equals("records") ? received(fields) : ordered(mode, fields);
    } catch (NotAnOrder e) {
      return new Said.Refused(legibleName(fields), e.why());
    }
  }

  private static Set<String> fieldsOf(String mode) throws NotAnOrder {
    var names = new HashSet<>(ENVELOPE);
    names.addAll(List.of(MODE, NONCE));
    switch (mode) {
      case "shed_to", "cap" -> names.add(POWER);
      case "arm", "disarm" -> names.add(SERVICE);
      case "records" -> names.add(RECORDS);
      case "hold", "release" -> {}
      default -> throw new NotAnOrder(Refusal.WRONG_TYPE);
    }
    return names;
  }

  private static Said ordered(String mode, Fields fields) throws NotAnOrder {
    var nonce = fields.has(NONCE) ? fields.name(NONCE) : null;
    var instruction = instruction(mode, fields);
    var order = new Order(name(fields), fields.names("aud"), times(fields), instruction, nonce);
    return new Said.Ordered(order);
  }

  private static Instruction instruction(String mode, Fields fields) throws NotAnOrder {
    return switch (mode) {
      case "shed_to" -> new ShedTo(power(fields));
      case "cap" -> new Cap(power(fields));
      case "hold" -> new Hold();
      case "release" -> new Release();
      case "arm" -> new Arm(new ServiceId(fields.name(SERVICE)));
      case "disarm" -> new Disarm(new ServiceId(fields.name(SERVICE)));
      default -> throw new NotAnOrder(Refusal.WRONG_TYPE);
    };
  }

  private static Power power(Fields fields) throws NotAnOrder {
    return Power.ofKilowatts(fields.decimal(POWER));
  }

  private static Said received(Fields fields) throws NotAnOrder {
    return new Said.Received(fields.names("aud"), times(fields), fields.names(RECORDS));
  }

  private static Order.Name name(Fields fields) throws NotAnOrder {
    return new Order.Name(fields.name("id"), fields.whole("seq"));
  }

  private static Order.Times times(Fields fields) throws NotAnOrder {
    return new Order.Times(moment(fields, "iat"), moment(fields, "nbf"), moment(fields, "exp"));
  }

  private static Instant moment(Fields fields, String field) throws NotAnOrder {
    return Instant.ofEpochSecond(fields.whole(field));
  }

  private static Order.@Nullable Name legibleName(Fields fields) {
    try {
      return name(fields);
    } catch (NotAnOrder e) {
      return null;
    }
  }

  private static void refuseUnless(boolean holds, Refusal why) throws NotAnOrder {
    if (!holds) {
      throw new NotAnOrder(why);
    }
  }
}
