package org.swapgrid.http;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands where. All is called on many threads at once.
 *
 * @param pages by path
 * @param folders by path up to and with the last slash; called with what follows it, decoded
 * @param feeds by path
 */
public record Routes(
    Map<String, Supplier<Page>> pages,
    Map<String, Function<String, Page>> folders,
    Map<String, LiveFeed> feeds) {
  public Routes {
    pages = Map.copyOf(pages);
    folders = Map.copyOf(folders);
    feeds = Map.copyOf(feeds);
  }

  @Nullable LiveFeed feed(String path) {
    return feeds.get(path);
  }

  Page page(String path) {
    var page = pages.get(path);
    if (page != null) {
      return page.get();
    }
    int name = path.lastIndexOf('/') + 1;
    var folder = folders.get(path.substring(0, name));
    return folder == null
        ? Page.text(404, "no such page; see /\n")
        : folder.apply(path.substring(name));
  }
}
