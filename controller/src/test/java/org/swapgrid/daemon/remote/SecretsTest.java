package org.swapgrid.daemon.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.swapgrid.config.AggregatorSettings;
import org.swapgrid.config.AggregatorSettings.Credentials;
import org.swapgrid.config.AggregatorSettings.Identity;
import org.swapgrid.config.AggregatorSettings.Login;
import org.swapgrid.uplink.mqtt.Access;

final class SecretsTest {
  @TempDir private Path folder;

  private Path file(String name, String permissions, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void aKeyThatEverybodyCanReadIsRefusedWithTheCure() throws IOException {
    var key = file("key", "rw-r--r--", "k");
    var credentials = new Credentials(null, new Identity(folder.resolve("crt"), key), null);
    var why = assertThrows(Unfit.class, () -> Secrets.tls(credentials));
    assertTrue(String.valueOf(why.getMessage()).contains("chmod o-rwx"), "" + why);
  }

  @Test
  void aKeyThatIsNotThereIsSaid() {
    var identity = new Identity(folder.resolve("crt"), folder.resolve("none"));
    var credentials = new Credentials(null, identity, null);
    var why = assertThrows(Unfit.class, () -> Secrets.tls(credentials));
    assertTrue(String.valueOf(why.getMessage()).contains("none"), "" + why);
  }

  @Test
  void aGuardedKeyIsTaken() throws Exception {
    var key = file("key", "rw-r-----", "k");
    var credentials = new Credentials(null, new Identity(folder.resolve("crt"), key), null);
    assertNotNull(Secrets.tls(credentials).identity());
    assertNull(Secrets.tls(new Credentials(null, null, null)).identity());
  }

  @Test
  void thePasswordIsTheFilesTextWithoutItsEnd() throws Exception {
    var login = new Login("st", file("password", "rw-------", "secret\n"));
    var read = assertInstance(Secrets.login(new Credentials(null, null, login)));
    assertEquals("secret", read.password());
    assertNull(Secrets.login(new Credentials(null, null, null)));
  }

  private static Access.Login assertInstance(Access.@Nullable Login login) {
    assertNotNull(login);
    return login;
  }

  @Test
  void anOrderKeyThatCannotBeUsedIsToldAndTheOthersHold() throws IOException {
    var faults = new ArrayList<String>();
    var keys =
        List.of(
            new AggregatorSettings.Key("gone", folder.resolve("gone")),
            new AggregatorSettings.Key("odd", file("odd", "rw-r--r--", "no key")));
    assertNotNull(Secrets.orderKeys(keys, faults::add));
    assertEquals(2, faults.size());
    assertTrue(faults.getFirst().contains("gone"), faults.toString());
    assertTrue(faults.getLast().contains("odd"), faults.toString());
  }
}
