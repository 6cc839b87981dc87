package org.swapgrid.daemon.support;

import java.util.regex.Pattern;

/**
 * Takes secrets out of a text. Configurations name files and hold no secret by design; this is for
 * the one that does all the same.
 */
public final class Redaction {
  static final String LEFT_OUT = "<left out>";

  private static final Pattern KEY_BLOCK =
      Pattern.compile(
          "-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----.*?(-----END [A-Z0-9 ]*-----|\\z)", Pattern.DOTALL);
  private static final String NAME =
      "[\\w.-]*(?:password|passwd|passphrase|pass(?![a-z])|pwd|psk(?![a-z])|secret|token|credential|private_?key|api_?key)[\\w.-]*";

  /** A name that ends in _file says where the secret lies, which is worth knowing. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(\\b"
              + NAME
              + "(?<!_file)[\"']?\\s*[:=]\\s*)(\"(?:[^\"\\\\\\n]|\\\\.)*\"|'[^'\\n]*'|\\[[^\\n]*|[|>][^\\n]*(?:\\n["
              + " \\t]+[^\\n]*)*|[^\\s][^\\n]*)");

  private static final Pattern IN_ADDRESS = Pattern.compile("(://)[^\\s\"']+@");

  private Redaction() {}

  /** The same text with each secret's value replaced. */
  public static String of(String text) {
    var keyless = KEY_BLOCK.matcher(text).replaceAll(LEFT_OUT);
    var addressed = IN_ADDRESS.matcher(keyless).replaceAll("$1" + LEFT_OUT + "@");
    return NAMED.matcher(addressed).replaceAll("$1" + LEFT_OUT);
  }
}
