package org.swapgrid.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * One answer.
 *
 * @param status the HTTP status code
 * @param contentType the media type with its charset
 * @param headers besides the server's own, or in their place
 */
public record Page(int status, String contentType, Body body, Map<String, String> headers) {
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final String JSON = "application/json; charset=utf-8";

  /** What is sent, uncompressed. */
  public sealed interface Body {
    /** The whole body. */
    record Text(String words) implements Body {}

    /** Too long to be held. */
    record Written(Writing by) implements Body {}
  }

  /** Writes a body piece by piece; it is closed in any case, also when nobody wants the body. */
  public interface Writing {
    void to(OutputStream out) throws IOException;

    void close();
  }

  public Page {
    headers = Map.copyOf(headers);
  }

  public Page(int status, String contentType, String body) {
    this(status, contentType, new Body.Text(body), Map.of());
  }

  public static Page text(int status, String text) {
    return new Page(status, PLAIN, text);
  }

  public static Page json(String json) {
    return new Page(200, JSON, json);
  }

  /** With one header more. */
  public Page with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Page(status, contentType, body, more);
  }
}
