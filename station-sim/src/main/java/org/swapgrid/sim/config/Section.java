package org.swapgrid.sim.config;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One mapping of a YAML file; what it lacks may stand in another one behind it. */
final class Section {
  private final String file;
  private final int line;
  private final Map<String, Node> own = new LinkedHashMap<>();
  private final @Nullable Section behind;

  private Section(String file, int line, @Nullable Section behind) {
    this.file = file;
    this.line = line;
    this.behind = behind;
  }

  static Section parse(String file, String text, @Nullable Section behind)
      throws ConfigurationFault {
    try {
      var settings = LoadSettings.builder().setLabel(file).build();
      var root = new Compose(settings).composeString(text);
      return root.isEmpty()
          ? new Section(file, 1, behind)
          : of(file, root.get(), behind, "the file");
    } catch (YamlEngineException broken) {
      throw new ConfigurationFault(file + ": error: not YAML: " + broken.getMessage());
    }
  }

  private static Section of(String file, Node node, @Nullable Section behind, String what)
      throws ConfigurationFault {
    if (!(node instanceof MappingNode mapping)) {
      throw new ConfigurationFault(file, line(node), what + " must be a mapping (key: value)");
    }
    var section = new Section(file, line(node), behind);
    for (var entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw new ConfigurationFault(file, line(entry.getKeyNode()), "a key must be a word");
      }
      if (section.own.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
        throw new ConfigurationFault(file, line(key), key.getValue() + " stands twice");
      }
    }
    return section;
  }

  /** Refuses keys that nobody reads. */
  @CanIgnoreReturnValue
  Section allow(String... keys) throws ConfigurationFault {
    for (var entry : own.entrySet()) {
      if (!List.of(keys).contains(entry.getKey())) {
        var known = String.join(", ", keys);
        throw fault(entry.getValue(), entry.getKey() + ": unknown setting; known are: " + known);
      }
    }
    return this;
  }

  String text(String key) throws ConfigurationFault {
    return scalar(key).getValue();
  }

  String text(String key, String otherwise) throws ConfigurationFault {
    return has(key) ? text(key) : otherwise;
  }

  double number(String key) throws ConfigurationFault {
    return number(key, scalar(key));
  }

  double number(String key, double otherwise) throws ConfigurationFault {
    return has(key) ? number(key) : otherwise;
  }

  int whole(String key) throws ConfigurationFault {
    try {
      return Integer.decode(text(key));
    } catch (NumberFormatException notWhole) {
      throw fault(scalar(key), key + ": expected a whole number, found \"" + text(key) + "\"");
    }
  }

  boolean flag(String key) throws ConfigurationFault {
    return switch (text(key)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw fault(scalar(key), key + ": expected true or false");
    };
  }

  List<Double> numbers(String key) throws ConfigurationFault {
    var numbers = new ArrayList<Double>();
    for (var item : items(key)) {
      if (!(item instanceof ScalarNode scalar)) {
        throw fault(item, key + ": expected a list of numbers");
      }
      numbers.add(number(key, scalar));
    }
    return numbers;
  }

  List<Section> sections(String key) throws ConfigurationFault {
    var sections = new ArrayList<Section>();
    for (var item : has(key) ? items(key) : List.<Node>of()) {
      sections.add(of(file, item, null, "an item of " + key));
    }
    return sections;
  }

  /** The mapping under a key; an empty one when it is left out. */
  Section section(String key) throws ConfigurationFault {
    var further = behind == null ? null : behind.section(key);
    var node = own.get(key);
    return node == null ? new Section(file, line, further) : of(file, node, further, key);
  }

  boolean has(String key) {
    return find(key).isPresent();
  }

  /** A fault of this whole section. */
  ConfigurationFault fault(String message) {
    return new ConfigurationFault(file, line, message);
  }

  private ConfigurationFault fault(Node node, String message) {
    return new ConfigurationFault(file, line(node), message);
  }

  private double number(String key, ScalarNode scalar) throws ConfigurationFault {
    try {
      return Double.parseDouble(scalar.getValue());
    } catch (NumberFormatException noNumber) {
      throw fault(scalar, key + ": expected a number, found \"" + scalar.getValue() + "\"");
    }
  }

  private ScalarNode scalar(String key) throws ConfigurationFault {
    var node = find(key).orElseThrow(() -> fault(key + " is missing"));
    if (node instanceof ScalarNode scalar) {
      return scalar;
    }
    throw fault(node, key + ": expected one value");
  }

  private List<Node> items(String key) throws ConfigurationFault {
    var node = find(key).orElseThrow(() -> fault(key + " is missing"));
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw fault(node, key + ": expected a list");
  }

  private Optional<Node> find(String key) {
    var node = Optional.ofNullable(own.get(key));
    return node.isPresent() || behind == null ? node : behind.find(key);
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
