// SPDX-License-Identifier: Apache-2.0
#include "rules/schema.h"

#include <nlohmann/json.hpp>

#include "rules/pack.h"

namespace kaiji {
namespace {

using Json = nlohmann::ordered_json;

Json text_schema(std::string_view about) {
  return {{"description", about},
          {"oneOf",
           {{{"type", "string"}},
            {{"type", "object"},
             {"properties", {{"ja", {{"type", "string"}}}, {"en", {{"type", "string"}}}}},
             {"additionalProperties", false}}}}};
}

Json strings_schema(std::string_view about) {
  return {{"description", about},
          {"oneOf", {{{"type", "string"}}, {{"type", "array"}, {"items", {{"type", "string"}}}}}}};
}

Json word_schema(std::string_view about) {
  return {{"description", about}, {"type", "string"}};
}

Json severity_schema() {
  return {{"description", "How grave a finding is."}, {"enum", {"error", "warning", "note", "off"}}};
}

Json parameter_schema(const Parameter& parameter) {
  if (parameter.type == "strings") return strings_schema(parameter.summary);
  Json schema = {{"description", parameter.summary}};
  if (parameter.type == "string" || parameter.type == "number" || parameter.type == "boolean") {
    schema["type"] = parameter.type;
  } else if (parameter.type == "integer") {
    schema["type"] = "integer";
  } else if (parameter.type == "text") {
    return text_schema(parameter.summary);
  } else if (parameter.type == "tables") {
    schema["type"] = "array";
  } else {
    schema["type"] = {"object", "array"};
  }
  return schema;
}

Json example_schema() {
  return {{"type", "object"},
          {"properties",
           {{"bad", word_schema("A document that the rule must find at fault; [[…]] marks the words of the finding.")},
            {"good", word_schema("A document on which the rule must be silent.")},
            {"format", word_schema("The loader that reads it: text, markdown, csv …")},
            {"date", word_schema("--as-of of this example, YYYY-MM-DD.")}}},
          {"additionalProperties", false}};
}

Json common_properties() {
  Json properties;
  properties["id"] = {{"description", "family/name, or disclosure/<profile>/<item>. Never reused."},
                      {"type", "string"},
                      {"pattern", "^[a-z-]+/[a-z0-9._-]+(/[a-z0-9._-]+)?$"}};
  Json kinds = Json::array();
  for (const auto* kind : rule_kinds()) kinds.push_back(kind->name);
  properties["kind"] = {{"description", "The check in C++ that the rule gives parameters to."}, {"enum", kinds}};
  properties["severity"] = severity_schema();
  properties["title"] = text_schema("Names the fault.");
  properties["message"] = text_schema("What is wrong; {names} are filled in by the kind.");
  properties["reason"] = text_schema("Why a reader cares.");
  properties["advice"] = text_schema("What to write instead; {names} are filled in by the kind.");
  properties["source"] = {{"description", "Where the rule comes from."},
                          {"type", "object"},
                          {"properties",
                           {{"title", word_schema("Title of the standard, law or guideline.")},
                            {"clause", word_schema("Clause, article or page.")},
                            {"url", word_schema("Where it can be read.")},
                            {"date", word_schema("When it was published or read, YYYY-MM-DD.")}}},
                          {"additionalProperties", false}};
  properties["tags"] = strings_schema("Free labels.");
  properties["aliases"] = strings_schema("Former ids.");
  properties["genres"] = strings_schema("Genres of document that the rule is for; any for all.");
  properties["service"] = {{"description", "Only for documents that describe a service to those who use it."},
                           {"type", "boolean"}};
  properties["precision"] = {{"description", "Measured precision."}, {"enum", {"low", "medium", "high", "very-high"}}};
  properties["example"] = {{"description", "The rule's own tests."}, {"type", "array"}, {"items", example_schema()}};
  return properties;
}

/// Keys by kind. None is required here: [defaults] may give it.
Json rule_schema() {
  Json properties = common_properties();
  Json conditions = Json::array();
  for (const auto* kind : rule_kinds()) {
    Json own = Json::object();
    for (const auto& parameter : kind->parameters) {
      own[std::string(parameter.name)] = parameter_schema(parameter);
      if (!properties.contains(std::string(parameter.name))) properties[std::string(parameter.name)] = Json(true);
    }
    conditions.push_back({{"if", {{"properties", {{"kind", {{"const", kind->name}}}}}, {"required", {"kind"}}}},
                          {"then", {{"description", kind->summary}, {"properties", own}}}});
  }
  return {{"type", "object"}, {"properties", properties}, {"allOf", conditions}, {"additionalProperties", false}};
}

/// [defaults] may hold any key of a rule, and nothing is required there.
Json defaults_schema() {
  Json properties = common_properties();
  for (const auto* kind : rule_kinds()) {
    for (const auto& parameter : kind->parameters)
      properties[std::string(parameter.name)] = parameter_schema(parameter);
  }
  return {{"description", "Keys that every rule of the pack takes unless it states its own."},
          {"type", "object"},
          {"properties", properties},
          {"additionalProperties", false}};
}

Json header_schema() {
  return {{"type", "object"},
          {"properties",
           {{"name", word_schema("Name of the pack.")},
            {"title", text_schema("What the pack is about.")},
            {"date", word_schema("--as-of of the pack's examples, YYYY-MM-DD.")},
            {"extends", strings_schema("Pack files that are loaded with this one, relative to it.")}}},
          {"required", {"name", "title"}},
          {"additionalProperties", false}};
}

Json override_schema() {
  return {{"description", "Changes to rules, by id."},
          {"type", "object"},
          {"additionalProperties",
           {{"type", "object"},
            {"properties", {{"severity", severity_schema()}, {"enabled", {{"type", "boolean"}}}}},
            {"additionalProperties", false}}}};
}

}  // namespace

std::string pack_schema() {
  Json schema;
  schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  schema["title"] = "kaiji rule pack";
  schema["type"] = "object";
  schema["properties"] = {{"pack", header_schema()},
                          {"defaults", defaults_schema()},
                          {"rule", {{"type", "array"}, {"items", rule_schema()}}},
                          {"override", override_schema()}};
  schema["required"] = {"pack"};
  schema["additionalProperties"] = false;
  return schema.dump(2) + "\n";
}

}  // namespace kaiji
