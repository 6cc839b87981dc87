package org.swapgrid.daemon.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.swapgrid.config.AggregatorSettings;
import org.swapgrid.config.AggregatorSettings.Credentials;
import org.swapgrid.uplink.jws.TrustedKeys;
import org.swapgrid.uplink.mqtt.Access.Login;
import org.swapgrid.uplink.mqtt.TlsFiles;

/** Reads what is secret, and what must not be forged, from the files the configuration names. */
final class Secrets {
  private Secrets() {}

  /** Where the TLS files lie; they are read anew for each attempt. */
  static TlsFiles tls(Credentials credentials) throws Unfit {
    var identity = credentials.identity();
    if (identity == null) {
      return new TlsFiles(credentials.authority(), null);
    }
    guarded(identity.key());
    return new TlsFiles(
        credentials.authority(), new TlsFiles.Identity(identity.certificate(), identity.key()));
  }

  static @Nullable Login login(Credentials credentials) throws Unfit {
    var login = credentials.login();
    if (login == null) {
      return null;
    }
    guarded(login.passwordFile());
    try {
      var password = Files.readString(login.passwordFile(), UTF_8).strip();
      return new Login(login.user(), password);
    } catch (IOException unreadable) {
      throw new Unfit("the password file cannot be read: " + unreadable);
    }
  }

  private static void guarded(Path secret) throws Unfit {
    try {
      if (Files.getPosixFilePermissions(secret).contains(PosixFilePermission.OTHERS_READ)) {
        throw new Unfit(secret + " can be read by everybody: chmod o-rwx it, and renew the secret");
      }
    } catch (IOException | UnsupportedOperationException unreadable) {
      throw new Unfit(secret + " cannot be looked at: " + unreadable);
    }
  }

  /** The keys that can be read; the others are told of, and their orders are refused. */
  static TrustedKeys orderKeys(List<AggregatorSettings.Key> keys, Consumer<String> faults) {
    var texts = new LinkedHashMap<String, String>();
    for (var key : keys) {
      try {
        var text = Files.readString(key.file(), UTF_8);
        var _ = TrustedKeys.of(Map.of(key.id(), text));
        texts.put(key.id(), text);
      } catch (IOException unreadable) {
        faults.accept("order key " + key.id() + " cannot be read: " + unreadable);
      } catch (IllegalArgumentException noKey) {
        faults.accept(key.file() + ": " + noKey.getMessage());
      }
    }
    return TrustedKeys.of(texts);
  }
}
