package org.swapgrid.modbus;

/** One request got no usable answer; says which of the few ways it went wrong. */
final class ExchangeFailed extends Exception {
  private static final long serialVersionUID = 1L;

  enum Kind {
    TIMEOUT,
    CONNECTION,
    MALFORMED,
    REFUSED
  }

  private final Kind kind;
  private final int code;

  private ExchangeFailed(Kind kind, int code, String why) {
    super(why);
    this.kind = kind;
    this.code = code;
  }

  static ExchangeFailed timeout(String why) {
    return new ExchangeFailed(Kind.TIMEOUT, 0, why);
  }

  static ExchangeFailed connection(String why) {
    return new ExchangeFailed(Kind.CONNECTION, 0, why);
  }

  static ExchangeFailed malformed(String why) {
    return new ExchangeFailed(Kind.MALFORMED, 0, why);
  }

  /** The device itself said no: the only failure after which the connection is still in step. */
  static ExchangeFailed refused(int code) {
    return new ExchangeFailed(
        Kind.REFUSED, code, "answered with Modbus exception " + code + ": " + meaning(code));
  }

  Kind kind() {
    return kind;
  }

  boolean isRefusal() {
    return kind == Kind.REFUSED;
  }

  /** The Modbus exception code of a refusal, otherwise 0. */
  int code() {
    return code;
  }

  String why() {
    return String.valueOf(getMessage());
  }

  /** Few values, usable as a metric's label. */
  String label() {
    return switch (kind) {
      case TIMEOUT -> "timeout";
      case CONNECTION -> "connection";
      case MALFORMED -> "malformed";
      case REFUSED -> "exception_" + code;
    };
  }

  /** Modbus Application Protocol V1.1b3, chapter 7. */
  private static String meaning(int code) {
    return switch (code) {
      case 1 -> "function not supported";
      case 2 -> "no such register";
      case 3 -> "value not allowed";
      case 4 -> "device failure";
      case 5 -> "accepted, not done yet";
      case 6 -> "busy";
      case 8 -> "memory parity error";
      case 10 -> "gateway path unavailable";
      case 11 -> "no answer behind the gateway";
      default -> "unknown code";
    };
  }
}
