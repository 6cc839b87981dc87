package org.swapgrid.config.spec;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.swapgrid.config.spec.Setting.Need;

/** Writes a description as JSON Schema, draft 2020-12, for editors and other tools. */
public final class JsonSchema {
  private JsonSchema() {}

  public static String of(Document document) {
    var json = new JsonObject();
    json.addProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
    json.addProperty("title", document.title());
    section(document.root()).asMap().forEach(json::add);
    var gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    return gson.toJson(json) + "\n";
  }

  private static JsonObject section(Type.Section section) {
    var json = new JsonObject();
    var required = new JsonArray();
    var properties = new JsonObject();
    for (var setting : section.settings()) {
      properties.add(setting.key(), property(setting));
      if (setting.need() instanceof Need.Required && setting.when() == null) {
        required.add(setting.key());
      }
    }
    var type = required.isEmpty() ? strings(List.of("object", "null")) : word("object");
    json.add("type", type);
    json.addProperty("additionalProperties", false);
    if (!required.isEmpty()) {
      json.add("required", required);
    }
    json.add("properties", properties);
    var conditions = conditions(section);
    if (!conditions.isEmpty()) {
      json.add("allOf", conditions);
    }
    return json;
  }

  private static JsonObject property(Setting setting) {
    var json = type(setting.type());
    json.addProperty("description", setting.note().text());
    if (setting.need() instanceof Need.Default(var value) && !(value instanceof Collection)) {
      json.add("default", primitive(value));
    }
    return json;
  }

  private static JsonObject type(Type type) {
    var json = new JsonObject();
    switch (type) {
      case Type.Whole whole -> {
        json.addProperty("type", "integer");
        json.addProperty("minimum", whole.least());
        json.addProperty("maximum", whole.most());
        if (whole.step() != 1) {
          json.addProperty("multipleOf", whole.step());
        }
      }
      case Type.WholeChoice choice -> json.add("enum", numbers(choice.options()));
      case Type.Decimal decimal -> {
        json.addProperty("type", "number");
        json.addProperty("minimum", trimmed(decimal.least()));
        json.addProperty("maximum", trimmed(decimal.most()));
      }
      case Type.Text text -> {
        json.addProperty("type", "string");
        json.addProperty("pattern", "^(?:" + text.form().pattern() + ")$");
      }
      case Type.Choice choice -> json.add("enum", strings(choice.options()));
      case Type.Flag _ -> json.addProperty("type", "boolean");
      case Type.Section section -> section(section).asMap().forEach(json::add);
      case Type.Items items -> {
        json.addProperty("type", "array");
        json.addProperty("minItems", items.least());
        json.addProperty("maxItems", items.most());
        json.add("items", type(items.element()));
      }
    }
    return json;
  }

  /** What depends on a neighbour: required beside the right value, forbidden beside another. */
  private static JsonArray conditions(Type.Section section) {
    Map<Setting.When, JsonObject> byCondition = new LinkedHashMap<>();
    for (var setting : section.settings()) {
      if (setting.when() != null) {
        var json = byCondition.computeIfAbsent(setting.when(), w -> condition(section, w));
        if (setting.need() instanceof Need.Required) {
          json.getAsJsonObject("then").getAsJsonArray("required").add(setting.key());
        }
        json.getAsJsonObject("else")
            .getAsJsonObject("properties")
            .addProperty(setting.key(), false);
      }
    }
    var all = new JsonArray();
    byCondition.values().forEach(all::add);
    return all;
  }

  private static JsonObject condition(Type.Section section, Setting.When when) {
    var allowed = new JsonObject();
    allowed.add("enum", strings(when.values()));
    var test = object("properties", object(when.key(), allowed));
    boolean byDefault =
        section
            .setting(when.key())
            .filter(s -> s.need() instanceof Need.Default(var v) && when.values().contains(v))
            .isPresent();
    if (!byDefault) {
      test.add("required", strings(List.of(when.key())));
    }
    var json = object("if", test);
    json.add("then", object("required", new JsonArray()));
    json.add("else", object("properties", new JsonObject()));
    return json;
  }

  private static JsonObject object(String key, JsonElement value) {
    var json = new JsonObject();
    json.add(key, value);
    return json;
  }

  private static JsonPrimitive primitive(Object value) {
    return switch (value) {
      case Boolean flag -> new JsonPrimitive(flag);
      case Number number -> new JsonPrimitive(number);
      default -> new JsonPrimitive(value.toString());
    };
  }

  private static Number trimmed(BigDecimal number) {
    return new BigDecimal(Leaf.plain(number));
  }

  private static JsonElement word(String text) {
    return new JsonPrimitive(text);
  }

  private static JsonArray strings(Collection<String> texts) {
    var array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static JsonArray numbers(Collection<Long> numbers) {
    var array = new JsonArray();
    numbers.forEach(array::add);
    return array;
  }
}
