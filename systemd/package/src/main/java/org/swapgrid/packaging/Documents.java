package org.swapgrid.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Writes the manual pages and the completions of both programs. */
public final class Documents {
  private Documents() {}

  /**
   * Arguments: the folder to write to, the version, the date of the pages.
   *
   * @throws IOException when the folder cannot be written
   */
  public static void main(String[] args) throws IOException {
    var folder = Path.of(args[0]);
    var edition = new ManPage.Edition(args[1], args[2]);
    Files.createDirectories(folder.resolve("man"));
    Files.createDirectories(folder.resolve("completions"));
    write(folder, new CommandLine(org.swapgrid.daemon.Main.class), edition);
    write(folder, new CommandLine(org.swapgrid.sim.cli.Main.class), edition);
  }

  private static void write(Path folder, CommandLine program, ManPage.Edition edition)
      throws IOException {
    var name = program.getCommandName();
    var _ =
        Files.writeString(
            folder.resolve("completions").resolve(name), AutoComplete.bash(name, program));
    writePages(folder.resolve("man"), program, edition);
  }

  private static void writePages(Path folder, CommandLine command, ManPage.Edition edition)
      throws IOException {
    var page = new ManPage(command, edition);
    var _ = Files.writeString(folder.resolve(page.name() + ".1"), page.text());
    for (var below : command.getSubcommands().values()) {
      writePages(folder, below, edition);
    }
  }
}
