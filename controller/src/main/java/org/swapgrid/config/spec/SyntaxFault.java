package org.swapgrid.config.spec;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says what is wrong with a text that is not YAML. */
final class SyntaxFault {
  /** The parser's words, and what they usually mean. */
  private static final Map<String, String> HINTS =
      Map.of(
          "mapping values are not allowed here",
          "is the line indented too far, or does a text with \": \" in it lack quotes?",
          "could not find expected ':'",
          "write \"key: value\", with a space behind the colon",
          "<block end>",
          "is the line indented like its neighbours?",
          "expected ',' or",
          "is a comma or a closing bracket missing?",
          "found unexpected end of stream",
          "is a closing quote missing?",
          "found character '%",
          "put the text in quotes",
          "found character '@",
          "put the text in quotes",
          "found character '`",
          "put the text in quotes",
          "escape character",
          "in double quotes write \\\\ for \\, or use single quotes");

  private SyntaxFault() {}

  static void report(Source source, YamlEngineException fault, Findings findings) {
    switch (fault) {
      case MarkedYamlEngineException marked -> marked(source, marked, findings);
      case ReaderException reader -> character(source, reader, findings);
      default -> findings.error(new Place.WholeFile(source.name()), "", "not YAML: " + fault, null);
    }
  }

  private static void marked(Source source, MarkedYamlEngineException fault, Findings findings) {
    var problem = Optional.ofNullable(fault.getProblem()).orElse("syntax error");
    var found = spot(source, fault.getProblemMark().orElse(null));
    boolean seenLate = found.line() > source.lastLine() || problem.contains("expected ':'");
    var spot = seenLate ? fault.getContextMark().map(m -> spot(source, m)).orElse(found) : found;
    int tab = indentingTab(source.line(spot.line()));
    if (tab > 0) {
      var at = new Place.Spot(source, spot.line(), tab);
      findings.error(at, "", "a tab in the indentation", "YAML is indented with spaces only");
      return;
    }
    findings.error(spot, "", "not YAML: " + problem + began(fault), hint(problem));
  }

  private static String began(MarkedYamlEngineException fault) {
    var context = fault.getContext();
    var mark = fault.getContextMark();
    if (context == null || mark.isEmpty()) {
      return "";
    }
    return " (" + context + " that began in line " + (mark.get().getLine() + 1) + ")";
  }

  private static @Nullable String hint(String problem) {
    return HINTS.entrySet().stream()
        .filter(e -> problem.contains(e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static int indentingTab(String line) {
    int at = line.indexOf('\t');
    return at >= 0 && line.substring(0, at).isBlank() ? at + 1 : 0;
  }

  private static void character(Source source, ReaderException fault, Findings findings) {
    int line = 1;
    int column = 1;
    var before = source.text().codePoints().limit(fault.getPosition()).toArray();
    for (int point : before) {
      line += point == '\n' ? 1 : 0;
      column = point == '\n' ? 1 : column + 1;
    }
    var message = "the character U+%04X is not allowed".formatted(fault.getCodePoint());
    findings.error(
        new Place.Spot(source, line, column), "", message, "take it out; is this a text file?");
  }

  private static Place.Spot spot(Source source, @Nullable Mark mark) {
    return mark == null
        ? source.start()
        : new Place.Spot(source, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
