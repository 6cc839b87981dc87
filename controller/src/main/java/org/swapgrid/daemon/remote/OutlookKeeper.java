package org.swapgrid.daemon.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swapgrid.config.StationConfig;
import org.swapgrid.decision.CycleRecord;
import org.swapgrid.decision.Policy;
import org.swapgrid.durable.DurableFile;
import org.swapgrid.model.Power;
import org.swapgrid.model.ServiceId;
import org.swapgrid.outlook.Outlook;

/** Lets the outlook watch, and keeps on the disk what it has learned. One thread's alone. */
final class OutlookKeeper {
  private static final Logger LOG = LoggerFactory.getLogger("swapgrid.outlook");

  /** The namespace tells so many hours. */
  private static final int HOURS = 4;

  /** Looks between two savings: what a power cut may cost is ten minutes of learning. */
  private static final int EACH = 600;

  private final Path file;
  private final Outlook outlook;
  private volatile Map<ServiceId, List<Power>> newest = Map.of();
  private int looks;
  private boolean refused;

  private OutlookKeeper(Path file, Outlook outlook) {
    this.file = file;
    this.outlook = outlook;
  }

  static OutlookKeeper open(StationConfig config) {
    var file = config.host().state().resolve("outlook");
    var outlook = Outlook.from(kept(file), config.policy(), config.station().zone());
    var fault = outlook.fault();
    if (fault != null) {
      LOG.atWarn().addKeyValue("why", fault).log("what was learned is lost: learning anew");
    }
    return new OutlookKeeper(file, outlook);
  }

  private static String kept(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (NoSuchFileException first) {
      return "";
    } catch (IOException unreadable) {
      return String.valueOf(unreadable.getMessage());
    }
  }

  void use(Policy policy) {
    outlook.use(policy);
  }

  void look(CycleRecord cycle, boolean clockSet) {
    outlook.observe(cycle, clockSet);
    newest = Map.copyOf(outlook.available(HOURS));
    looks++;
    if (looks % EACH == 0) {
      save();
    }
  }

  /** What each service could be offered in the next hours. Any thread. */
  Map<ServiceId, List<Power>> newest() {
    return newest;
  }

  void save() {
    try {
      DurableFile.replace(file, outlook.text());
      refused = false;
    } catch (IOException full) {
      if (!refused) {
        LOG.atWarn().addKeyValue("why", full).log("what was learned cannot be kept");
      }
      refused = true;
    }
  }
}
