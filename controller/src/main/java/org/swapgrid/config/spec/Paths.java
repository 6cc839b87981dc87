package org.swapgrid.config.spec;

/** How the place of a setting in the tree is written: {@code meters[0].port}. */
final class Paths {
  private Paths() {}

  static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  static String item(String path, int index) {
    return path + "[" + index + "]";
  }
}
