package org.swapgrid.config.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of file: what may stand in it.
 *
 * @param title what such a file is
 * @param prefix of the environment variables that override it; empty where none do
 * @param root its settings
 */
public record Document(String title, String prefix, Type.Section root) {

  /**
   * Reads a file with the environment laid over it.
   *
   * @return what could be read, with faults left out; empty where nothing could
   */
  public Optional<Branch> read(Path file, Map<String, String> environment, Findings findings) {
    return new SourceFile(file.toString(), findings)
        .read(file)
        .flatMap(source -> read(source, environment, findings));
  }

  /**
   * Reads a stream.
   *
   * @param name as it is shown to the user
   * @throws IOException where the stream breaks
   */
  public Optional<Branch> read(String name, InputStream in, Findings findings) throws IOException {
    return new SourceFile(name, findings)
        .read(in)
        .flatMap(source -> read(source, Map.of(), findings));
  }

  /** Reads a text. */
  public Optional<Branch> read(Source source, Map<String, String> environment, Findings findings) {
    var composed = Composer.compose(source, findings);
    var laid =
        prefix.isEmpty()
            ? composed
            : composed.map(raw -> new Overrides(prefix, findings).lay(environment, raw));
    return laid.flatMap(raw -> tree(source, raw, findings));
  }

  /**
   * The same kind of file, but what stands in {@code base} may be left out and is then as there.
   * Lists of sections are not taken over.
   */
  public Document over(Branch base) {
    return new Document(title, prefix, over(root, base));
  }

  private static Type.Section over(Type.Section section, Branch base) {
    return new Type.Section(section.settings().stream().map(s -> over(s, base)).toList());
  }

  private static Setting over(Setting setting, Branch base) {
    var key = setting.key();
    return switch (setting.type()) {
      case Type.Section section ->
          base.findSection(key)
              .map(below -> setting.of(over(section, below)).byDefault(List.of()))
              .orElse(setting);
      case Type.Items _ when base.leaves(key).isEmpty() -> setting;
      case Type.Items _ -> setting.byDefault(base.leaves(key).stream().map(Leaf::value).toList());
      case Type.Whole _,
          Type.WholeChoice _,
          Type.Decimal _,
          Type.Text _,
          Type.Choice _,
          Type.Flag _ ->
          base.find(key).map(leaf -> setting.byDefault(leaf.value())).orElse(setting);
    };
  }

  private Optional<Branch> tree(Source source, Raw raw, Findings findings) {
    var start = source.start();
    return switch (raw) {
      case Raw.Mapping map -> Optional.of(new TreeReader(findings).section(root, map, "", start));
      case Raw.Scalar nothing when nothing.kind() == Raw.Kind.NOTHING -> {
        findings.error(new Place.WholeFile(source.name()), "", "the file is empty", examples());
        yield Optional.empty();
      }
      case Raw.Scalar _, Raw.Sequence _ -> {
        var message = "expected \"key: value\" lines, found " + raw.words();
        findings.error(raw.place(), "", message, examples());
        yield Optional.empty();
      }
    };
  }

  private String examples() {
    return "known here: " + String.join(", ", List.copyOf(root.keys()));
  }
}
