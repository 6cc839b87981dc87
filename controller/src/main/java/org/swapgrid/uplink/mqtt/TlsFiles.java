package org.swapgrid.uplink.mqtt;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the keys lie, in PEM. Read anew for each attempt, so a renewed certificate needs no
 * restart.
 *
 * @param authority whom to trust; null trusts the JDK's own list
 * @param identity who this station is; null where the server asks for no certificate
 */
public record TlsFiles(@Nullable Path authority, @Nullable Identity identity) {

  /**
   * Who this station is.
   *
   * @param certificate the chain, the station's own first
   * @param key PKCS #8, not encrypted
   */
  public record Identity(Path certificate, Path key) {}
}
