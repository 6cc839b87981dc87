package org.swapgrid.packaging;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page of one command, in the man macros. */
final class ManPage {
  /** What stands at the foot of every page. */
  record Edition(String version, String date) {}

  private final CommandLine command;
  private final Edition edition;
  private final StringBuilder page = new StringBuilder();

  ManPage(CommandLine command, Edition edition) {
    this.command = command;
    this.edition = edition;
  }

  /** As in {@code man swapgrid-status}. */
  String name() {
    return command.getCommandSpec().qualifiedName("-");
  }

  String text() {
    page.setLength(0);
    macro(
        "TH",
        name().toUpperCase(Locale.ROOT),
        "1",
        edition.date().substring(0, 10),
        edition.version(),
        "Swapgrid");
    var usage = command.getCommandSpec().usageMessage();
    macro("SH", "NAME");
    line(name() + " \\- " + escaped(firstSentence(usage)));
    macro("SH", "SYNOPSIS");
    macro("nf");
    line(escaped(command.getHelp().synopsis(0).strip()));
    macro("fi");
    macro("SH", "DESCRIPTION");
    paragraphs(usage.description());
    options();
    commands();
    notes(usage.footer());
    seeAlso();
    return page.toString();
  }

  private void options() {
    var spec = command.getCommandSpec();
    macro("SH", "OPTIONS");
    spec.positionalParameters().stream()
        .filter(parameter -> !parameter.hidden())
        .forEach(this::parameter);
    spec.options().stream().filter(option -> !option.hidden()).forEach(this::option);
  }

  private void parameter(PositionalParamSpec parameter) {
    macro("TP");
    line("\\fI" + escaped(parameter.paramLabel()) + "\\fR");
    described(parameter.description());
  }

  private void option(OptionSpec option) {
    macro("TP");
    var names = Stream.of(option.names()).map(ManPage::escaped);
    var label = option.arity().max() == 0 ? "" : " \\fI" + escaped(option.paramLabel()) + "\\fR";
    line("\\fB" + names.collect(Collectors.joining("\\fR, \\fB")) + "\\fR" + label);
    described(option.description());
  }

  private void described(String[] description) {
    for (var sentence : description) {
      line(escaped(plain(sentence)));
    }
  }

  private void commands() {
    if (command.getSubcommands().isEmpty()) {
      return;
    }
    macro("SH", "COMMANDS");
    command
        .getSubcommands()
        .forEach((word, below) -> {
          macro("TP");
          line("\\fB" + escaped(word) + "\\fR");
          described(below.getCommandSpec().usageMessage().description());
        });
  }

  private void notes(String[] footer) {
    if (footer.length > 0) {
      macro("SH", "NOTES");
      paragraphs(footer);
    }
  }

  private void seeAlso() {
    var parent = command.getParent();
    var others =
        parent == null
            ? command.getSubcommands().values().stream()
                .map(below -> below.getCommandSpec().qualifiedName("-"))
            : Stream.of(parent.getCommandSpec().qualifiedName("-"));
    macro("SH", "SEE ALSO");
    line(
        others
            .map(other -> "\\fB" + escaped(other) + "\\fR(1)")
            .collect(Collectors.joining(",\n")));
  }

  private void paragraphs(String[] lines) {
    for (var words : lines) {
      if (words.isBlank()) {
        macro("PP");
      } else {
        line(escaped(plain(words)));
      }
    }
  }

  private static String firstSentence(UsageMessageSpec usage) {
    var first = usage.description().length == 0 ? "a command" : plain(usage.description()[0]);
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  private static String plain(String words) {
    return Ansi.OFF.string(words.replace("%%", "%").replace("%n", " "));
  }

  /** Backslash and hyphen mean something to troff, as does a dot or quote that begins a line. */
  private static String escaped(String words) {
    var safe = words.replace("\\", "\\e").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }

  private void macro(String name, String... arguments) {
    page.append('.').append(name);
    for (var argument : arguments) {
      page.append(" \"").append(argument).append('"');
    }
    page.append('\n');
  }

  private void line(String words) {
    page.append(words).append('\n');
  }
}
