// SPDX-License-Identifier: Apache-2.0
#include "loaders/word_styles.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "text/normalizer.h"

namespace kaiji {
namespace {

/// The level in 「heading 2」, 「見出し 2」, 「標題2」; 0 for other names.
int level_in_name(std::string_view name) {
  for (const std::string_view word : {"heading", "見出し", "標題"}) {
    if (!name.starts_with(word)) continue;
    const auto rest = trim(name.substr(word.size()));
    if (rest.size() == 1 && rest[0] >= '1' && rest[0] <= '9') return rest[0] - '0';
  }
  return name == "title" || name == "表題" ? 1 : 0;
}

bool names_contents(std::string_view name) {
  const auto rest = name.starts_with("toc") ? name.substr(3) : name.starts_with("目次") ? name.substr(6) : "x";
  const auto digits = trim(rest);
  return digits.size() <= 1 && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// What properties of a paragraph say goes before what `style` says.
void apply(const pugi::xml_node& properties, WordStyle& style) {
  if (const auto outline = properties.child("w:outlineLvl")) {
    const int level = outline.attribute("w:val").as_int(9);
    style.outline = level >= 0 && level < 9 ? level + 1 : 0;
  }
  const auto list = properties.child("w:numPr");
  if (const auto id = list.child("w:numId")) style.list = id.attribute("w:val").as_int(0);
  if (const auto level = list.child("w:ilvl")) style.level = level.attribute("w:val").as_int(0);
}

}  // namespace

bool is_on(const pugi::xml_node& properties, const char* name) {
  const auto found = properties.child(name);
  const std::string_view value = found.attribute("w:val").as_string("1");
  return found && value != "0" && value != "false" && value != "off";
}

WordStyles::WordStyles(const pugi::xml_node& styles) {
  std::map<std::string, pugi::xml_node> nodes;
  for (const auto& node : styles.children("w:style")) nodes.emplace(node.attribute("w:styleId").as_string(), node);
  for (const auto& [id, node] : nodes) {
    std::vector<pugi::xml_node> chain;
    for (auto at = nodes.find(id); at != nodes.end() && chain.size() < 20;
         at = nodes.find(at->second.child("w:basedOn").attribute("w:val").as_string()))
      chain.push_back(at->second);
    WordStyle style;
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
      const auto name = to_lower_ascii(normalize(at->child("w:name").attribute("w:val").as_string()));
      if (const int level = level_in_name(name)) style.outline = level;
      if (names_contents(name)) style.contents = true;
      apply(at->child("w:pPr"), style);
      style.hidden = style.hidden || is_on(at->child("w:rPr"), "w:vanish");
    }
    styles_.emplace(id, style);
  }
}

WordStyle WordStyles::style_of(const pugi::xml_node& properties) const {
  const auto found = styles_.find(properties.child("w:pStyle").attribute("w:val").as_string());
  WordStyle style = found == styles_.end() ? WordStyle{} : found->second;
  apply(properties, style);
  return style;
}

}  // namespace kaiji
