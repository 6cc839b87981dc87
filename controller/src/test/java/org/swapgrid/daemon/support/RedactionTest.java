package org.swapgrid.daemon.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: hunter2",
        "  mqtt_password: \"hunter2\" # of the broker",
        "{user: a, password: 'hunter2', port: 1}",
        "# password: hunter2",
        "api_key=hunter2",
        "password: |\n    hunter2\n    hunter2",
        "password: a,hunter2",
        "password: a#hunter2",
        "password: \"a\\\"hunter2\"",
        "password: [a, hunter2]",
        "SWAPGRID__UPLINK__PASSWORD=a,b}hunter2",
        "connecting to mqtt://station:a@hunter2@broker:1883",
        "connecting to mqtt://station:a/hunter2@broker:1883",
        "pass: hunter2",
        "pwd: hunter2",
        "psk: hunter2",
        "SWAPGRID__UPLINK__PASSWORD=hunter2",
        "connecting to mqtt://station:hunter2@broker:1883",
        "{\"token\":\"hunter2\"}",
        "key: |\n  -----BEGIN PRIVATE KEY-----\n  hunter2\n  -----END PRIVATE KEY-----\n",
        "-----BEGIN EC PRIVATE KEY-----\nhunter2 cut off",
      })
  void noSecretIsLeft(String text) {
    assertFalse(Redaction.of(text).contains("hunter2"), Redaction.of(text));
  }

  @Test
  void whatIsNoSecretStays() {
    var text =
        """
        station:
          id: taipei-1
        password_file: /run/credentials/x
        url: https://a/b
        -----BEGIN CERTIFICATE-----
        """;
    assertEquals(text, Redaction.of(text));
  }
}
