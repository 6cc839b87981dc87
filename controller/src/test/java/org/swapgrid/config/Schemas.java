package org.swapgrid.config;

import com.google.gson.Gson;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What an editor would say: the YAML file against the JSON Schema, by libraries of others. */
final class Schemas {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).build();

  private Schemas() {}

  /** One line for each fault; empty where the schema accepts the text. */
  static String faults(String schema, String yaml) {
    var json = new Gson().toJson(new Load(SETTINGS).loadFromString(yaml));
    return REGISTRY.getSchema(schema).validate(json, InputFormat.JSON).stream()
        .map(Error::toString)
        .collect(Collectors.joining("\n"));
  }
}
