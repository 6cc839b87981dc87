package org.swapgrid.report;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;

/** Writes one page that needs nothing beside it. */
final class Html {
  static final String STYLE =
      """
      @page { size: A4; margin: 14mm }
      body { font: 10.5pt/1.4 system-ui, "Noto Sans", sans-serif; color: #111; background: #fff;
        max-width: 182mm; margin: 6mm auto; padding: 0 4mm }
      h1 { font-size: 15pt; margin: 0 0 1mm } h2 { font-size: 11.5pt; margin: 6mm 0 1.5mm }
      p { margin: 1mm 0 } .small { color: #444; font-size: 9pt }
      .verdict { font-size: 13pt; font-weight: 600; padding: 2mm 3mm; margin: 3mm 0;
        border: 1px solid; border-left-width: 6px }
      .met { color: #0a5c2b } .not-met { color: #9b1c1c } .not-measurable { color: #6b4e00 }
      table { border-collapse: collapse; width: 100%; font-size: 9pt }
      th, td { text-align: left; padding: .8mm 2mm; border-bottom: 1px solid #ccc;
        vertical-align: top }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
      thead { display: table-header-group } tr, svg, .verdict { break-inside: avoid }
      h2 { break-after: avoid }
      svg { width: 100%; height: auto; font: 10px system-ui, sans-serif }
      .frame { fill: none; stroke: #777 } .grid { stroke: #e4e4e4; fill: none }
      .level { stroke: #8a5a00; stroke-dasharray: 5 3; fill: none }
      .mark { stroke: #666; stroke-dasharray: 2 2; fill: none }
      .title { font-weight: 600 } .end { text-anchor: end } .middle { text-anchor: middle }
      .note { fill: #444; font-size: 9px; paint-order: stroke; stroke: #fff; stroke-width: 3px }
      .frequency { stroke: #0b4f9e; stroke-width: 1.4; fill: none }
      .power { stroke: #9b1c1c; stroke-width: 1.4; fill: none }
      .allowed { stroke: #555; stroke-width: 1; stroke-dasharray: 3 2; fill: none }
      .wide { overflow-x: auto }
      @media print { .wide { overflow: visible } }
      @media screen and (max-width: 600px) { svg { min-width: 600px } }
      td.met, td.not-met, td.not-measurable { font-weight: 600 }
      @media (max-width: 600px) {
        table { font-size: 8pt } th, td { padding: .8mm; overflow-wrap: anywhere }
      }
      code { font: 8pt ui-monospace, "Noto Sans Mono", monospace; overflow-wrap: anywhere }
      """;

  private final StringBuilder body = new StringBuilder();
  private final String title;

  Html(String title) {
    this.title = title;
  }

  static String escape(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @CanIgnoreReturnValue
  Html raw(String markup) {
    body.append(markup);
    return this;
  }

  @CanIgnoreReturnValue
  Html heading(String words) {
    return raw("<h2>" + escape(words) + "</h2>\n");
  }

  @CanIgnoreReturnValue
  Html text(String words) {
    return raw("<p>" + escape(words) + "</p>\n");
  }

  @CanIgnoreReturnValue
  Html small(String words) {
    return raw("<p class=\"small\">" + escape(words) + "</p>\n");
  }

  /** What is wider than a phone: it scrolls by itself, by the keyboard as well. */
  @CanIgnoreReturnValue
  Html wide(String says, String markup) {
    return raw("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .raw(escape(says) + "\">\n")
        .raw(markup)
        .raw("</div>\n");
  }

  /** A table; a column whose heading begins with # holds numbers. */
  @CanIgnoreReturnValue
  Html table(List<String> headings, List<List<String>> rows) {
    var table = new StringBuilder("<table><thead><tr>");
    for (var heading : headings) {
      boolean number = heading.startsWith("#");
      table.append(number ? "<th class=\"n\">" : "<th>");
      table.append(escape(number ? heading.substring(1) : heading)).append("</th>");
    }
    table.append("</tr></thead><tbody>\n");
    for (var row : rows) {
      table.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        table.append("<td").append(kind(headings.get(i), row.get(i))).append('>');
        table.append(escape(row.get(i))).append("</td>");
      }
      table.append("</tr>\n");
    }
    var names = String.join(", ", headings).replace("#", "");
    return wide(names, table.append("</tbody></table>\n").toString());
  }

  private static String kind(String heading, String cell) {
    if (heading.equals("Verdict")) {
      return " class=\"" + cell.replace(' ', '-') + "\"";
    }
    return heading.startsWith("#") ? " class=\"n\"" : "";
  }

  String page() {
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
        + escape(title)
        + "</title>\n<style>"
        + STYLE
        + "</style></head><body><main>\n"
        + body
        + "</main></body></html>\n";
  }
}
