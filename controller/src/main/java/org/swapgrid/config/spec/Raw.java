package org.swapgrid.config.spec;

import java.util.List;
import java.util.Optional;

/** What stands in a document before anybody asks what it means; every part knows its place. */
sealed interface Raw {
  Place place();

  /** For "found ...". */
  String words();

  /** Key and value lines; a key that stands twice is kept once. */
  record Mapping(Place place, List<Member> members) implements Raw {
    public Mapping {
      members = List.copyOf(members);
    }

    Optional<Member> member(String key) {
      return members.stream().filter(m -> m.key().equals(key)).findFirst();
    }

    @Override
    public String words() {
      return "a section";
    }
  }

  record Member(String key, Place place, Raw value) {}

  record Sequence(Place place, List<Raw> items) implements Raw {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String words() {
      return "a list";
    }
  }

  record Scalar(Place place, String text, Kind kind) implements Raw {
    @Override
    public String words() {
      return switch (kind) {
        case NOTHING -> "nothing";
        case TEXT, LOOSE -> '"' + text + '"';
        case WHOLE, DECIMAL, FLAG -> text;
      };
    }
  }

  /** What YAML's core schema takes a scalar for. */
  enum Kind {
    TEXT,
    WHOLE,
    DECIMAL,
    FLAG,
    NOTHING,
    /** From the environment, where nothing tells a number from a text. */
    LOOSE
  }
}
