package org.swapgrid.http;

/**
 * One answer.
 *
 * @param status the HTTP status code
 * @param contentType the media type with its charset
 * @param body the whole body, uncompressed
 */
public record Page(int status, String contentType, String body) {
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final String JSON = "application/json; charset=utf-8";

  public static Page text(int status, String text) {
    return new Page(status, PLAIN, text);
  }

  public static Page json(String json) {
    return new Page(200, JSON, json);
  }
}
