package org.swapgrid.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import org.swapgrid.durable.DurableFile;
import org.swapgrid.record.Fields;

/**
 * A file of two lines: a document, and its seal. What is hashed and signed are the bytes of the
 * first line without its end, so anybody can check them with common tools.
 *
 * @param document the first line
 * @param sha256 as the seal says, in hex
 * @param signature as the seal says
 */
record Sealed(String document, String sha256, String signature) {

  /** The seal does not hold. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1;

    Broken(String why) {
      super(why);
    }
  }

  static Sealed of(String document, StationKey key) {
    var bytes = document.getBytes(UTF_8);
    return new Sealed(
        document, Hash.of(bytes), Base64.getEncoder().encodeToString(key.sign(bytes)));
  }

  void write(Path file) throws IOException {
    var seal = new Fields().put("sha256", sha256).put("signature", signature).text();
    DurableFile.replace(file, (document + "\n" + seal + "\n").getBytes(UTF_8));
  }

  /** Reads without checking; {@link #check} does. */
  static Sealed read(Path file) throws IOException, Broken {
    var lines = new String(Files.readAllBytes(file), UTF_8).split("\n", -1);
    if (lines.length != 3 || !lines[2].isEmpty()) {
      throw new Broken("it has not two lines");
    }
    try {
      var seal = JsonParser.parseString(lines[1]).getAsJsonObject();
      return new Sealed(
          lines[0], seal.get("sha256").getAsString(), seal.get("signature").getAsString());
    } catch (JsonParseException | IllegalStateException | NullPointerException unreadable) {
      // Gson answers a missing member with null and another kind of value with these.
      throw new Broken("its seal cannot be read");
    }
  }

  void check(PublicKey key) throws Broken {
    var bytes = document.getBytes(UTF_8);
    if (!Hash.of(bytes).equals(sha256)) {
      throw new Broken("it was changed: its SHA-256 is not the sealed one");
    }
    try {
      if (StationKey.isSigned(bytes, Base64.getDecoder().decode(signature), key)) {
        return;
      }
    } catch (IllegalArgumentException notBase64) {
      throw new Broken("its signature cannot be read");
    }
    throw new Broken("its signature is not the station's");
  }

  JsonObject json() throws Broken {
    try {
      return JsonParser.parseString(document).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException unreadable) {
      throw new Broken("its document is not JSON");
    }
  }

  String text(String key) throws Broken {
    var value = json().get(key);
    if (value == null || !value.isJsonPrimitive()) {
      throw new Broken("its document has no " + key);
    }
    return value.getAsString();
  }

  long number(String key) throws Broken {
    try {
      return Long.parseLong(text(key));
    } catch (NumberFormatException notOne) {
      throw new Broken("its " + key + " is not a number");
    }
  }
}
