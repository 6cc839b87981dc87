package org.swapgrid.config.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Makes a tree of a YAML text. Built from the parser's events, so that keys keep their places and
 * an alias is seen as one, never expanded: a few lines cannot become a billion nodes.
 */
final class Composer {
  private static final int DEEPEST = 32;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).setCodePointLimit(1 << 21).build();
  private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();

  private final Source source;
  private final Findings findings;
  private final Iterator<Event> events;

  private Composer(Source source, Findings findings) {
    this.source = source;
    this.findings = findings;
    this.events = new Parse(SETTINGS).parseString(source.text()).iterator();
  }

  /** The document's tree; empty where it has a fault that leaves none. */
  static Optional<Raw> compose(Source source, Findings findings) {
    try {
      return new Composer(source, findings).document();
    } catch (YamlEngineException e) {
      SyntaxFault.report(source, e, findings);
      return Optional.empty();
    } catch (TooDeep e) {
      findings.error(e.place, "", "nested deeper than " + DEEPEST, "a configuration never is");
      return Optional.empty();
    }
  }

  private Optional<Raw> document() {
    var start = next();
    while (!(start instanceof DocumentStartEvent) && events.hasNext()) {
      start = next();
    }
    if (!events.hasNext()) {
      findings.error(new Place.WholeFile(source.name()), "", "the file is empty", null);
      return Optional.empty();
    }
    var root = node(next(), "", 0);
    while (events.hasNext()) {
      if (next() instanceof DocumentStartEvent second) {
        var message = "a second document begins";
        findings.error(place(second), "", message, "take out the line \"---\" and all behind it");
        return Optional.empty();
      }
    }
    return Optional.of(root);
  }

  private Event next() {
    return events.next();
  }

  private Raw node(Event event, String path, int depth) {
    if (depth > DEEPEST) {
      throw new TooDeep(place(event));
    }
    refuseExtras(event, path);
    return switch (event) {
      case MappingStartEvent map -> mapping(map, path, depth);
      case SequenceStartEvent list -> sequence(list, path, depth);
      case ScalarEvent scalar -> scalar(scalar);
      default -> new Raw.Scalar(place(event), "", Raw.Kind.NOTHING);
    };
  }

  private Raw mapping(MappingStartEvent map, String path, int depth) {
    var members = new ArrayList<Raw.Member>();
    var seen = new HashMap<String, Place>();
    for (var event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      var key = event instanceof ScalarEvent scalar ? scalar.getValue() : null;
      if (key == null) {
        findings.error(place(event), path, "a key must be a plain word", null);
        var _ = node(event, path, depth + 1);
      }
      var below = Paths.below(path, key == null ? "?" : key);
      var value = node(next(), below, depth + 1);
      if (key != null && isNew(key, place(event), below, seen)) {
        members.add(new Raw.Member(key, place(event), value));
      }
    }
    return new Raw.Mapping(place(map), members);
  }

  private boolean isNew(String key, Place place, String path, Map<String, Place> seen) {
    var first = seen.putIfAbsent(key, place);
    if (first instanceof Place.Spot spot) {
      var message = "set twice; the first stands in line " + spot.line();
      findings.error(place, path, message, "keep one of the two");
    }
    return first == null;
  }

  private Raw sequence(SequenceStartEvent list, String path, int depth) {
    List<Raw> items = new ArrayList<>();
    for (var event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      items.add(node(event, Paths.item(path, items.size()), depth + 1));
    }
    return new Raw.Sequence(place(list), items);
  }

  private Raw scalar(ScalarEvent scalar) {
    if (!scalar.isPlain()) {
      return new Raw.Scalar(place(scalar), scalar.getValue(), Raw.Kind.TEXT);
    }
    var tag = RESOLVER.resolve(scalar.getValue(), true);
    return new Raw.Scalar(place(scalar), scalar.getValue(), kind(tag));
  }

  private static Raw.Kind kind(Tag tag) {
    if (tag.equals(Tag.INT)) {
      return Raw.Kind.WHOLE;
    }
    if (tag.equals(Tag.FLOAT)) {
      return Raw.Kind.DECIMAL;
    }
    if (tag.equals(Tag.BOOL)) {
      return Raw.Kind.FLAG;
    }
    return tag.equals(Tag.NULL) ? Raw.Kind.NOTHING : Raw.Kind.TEXT;
  }

  private void refuseExtras(Event event, String path) {
    if (event instanceof AliasEvent alias) {
      var message = "the alias *" + alias.getAlias().getValue() + " is not allowed";
      findings.error(place(event), path, message, "write the value out");
    } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      var message = "the anchor &" + node.getAnchor().get().getValue() + " is not allowed";
      findings.error(place(event), path, message, "take it out and write values out");
    }
    var tag = tag(event);
    if (tag != null) {
      var message = "the tag " + tag + " is not allowed";
      findings.error(place(event), path, message, "take it out; the kind of a value is known");
    }
  }

  private static @Nullable String tag(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getTag().orElse(null);
      case CollectionStartEvent collection -> collection.getTag().orElse(null);
      default -> null;
    };
  }

  private Place.Spot place(Event event) {
    return event
        .getStartMark()
        .map(mark -> new Place.Spot(source, mark.getLine() + 1, mark.getColumn() + 1))
        .orElseGet(source::start);
  }

  /** Ends the reading of a document nested too deeply to be worth following. */
  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Place place;

    TooDeep(Place place) {
      this.place = place;
    }
  }
}
