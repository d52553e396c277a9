// SPDX-License-Identifier: Apache-2.0
#include "rules/law_articles.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/file.h"
#include "base/toml.h"
#include "language/re2_piece.h"

namespace kaiji {
namespace {

/// How far before its article a law may be named, in bytes (about fifty characters).
constexpr std::size_t kLawReach = 150;

std::shared_ptr<const LazyExpression> expression(TomlReader& keys, std::string_view key) {
  auto made = LazyExpression::make(keys.required_string(key), keys.where(key));
  if (made) return *made;
  keys.reject(key, made.error().message);
  return nullptr;
}

Result<LawArticle> read_article(const TomlValue& table, const std::string& path, std::size_t numberings) {
  TomlReader keys(table, path);
  LawArticle article{expression(keys, "subject"), {}};
  if (const auto* numbers = keys.value("articles")) {
    for (const auto& number : numbers->array) article.numbers.push_back(static_cast<int>(number.integer));
  }
  if (article.numbers.size() != numberings) keys.reject("articles", "must have one number for each numbering");
  if (auto done = keys.finish(); !done) return tl::unexpected(done.error());
  return article;
}

Result<Law> read_law(const TomlValue& table, const std::string& path) {
  TomlReader keys(table, path);
  Law law;
  law.id = keys.required_string("id");
  keys.string("source");
  law.names = expression(keys, "names");
  for (const auto& text : keys.strings("numberings")) {
    const auto date = parse_iso_date(text);
    if (!date) return fail(keys.where("numberings"), fmt::format("'{}' is no date", text));
    law.numberings.push_back(*date);
  }
  if (const auto* articles = keys.value("articles")) {
    for (const auto& child : articles->array) {
      auto article = read_article(child, path, law.numberings.size());
      if (!article) return tl::unexpected(article.error());
      law.articles.push_back(std::move(*article));
    }
  }
  if (auto done = keys.finish(); !done) return tl::unexpected(done.error());
  return law;
}

}  // namespace

std::size_t Law::numbering_at(Date date) const {
  std::size_t index = 0;
  for (std::size_t i = 0; i < numberings.size(); ++i) {
    if (days_since_epoch(numberings[i]) <= days_since_epoch(date)) index = i;
  }
  return index;
}

Result<std::vector<Law>> load_laws(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto root = parse_toml(*bytes, file.string());
  if (!root) return tl::unexpected(root.error());
  TomlReader keys(*root, file.string());
  std::vector<Law> laws;
  if (const auto* list = keys.value("law")) {
    for (const auto& child : list->array) {
      auto law = read_law(child, file.string());
      if (!law) return tl::unexpected(law.error());
      laws.push_back(std::move(*law));
    }
  }
  if (auto done = keys.finish(); !done) return tl::unexpected(done.error());
  return laws;
}

int article_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size()) return value;
  static constexpr std::array<std::string_view, 10> kDigits = {"〇", "一", "二", "三", "四",
                                                               "五", "六", "七", "八", "九"};
  int total = 0;
  int current = 0;
  for (std::size_t at = 0; at + 3 <= text.size(); at += 3) {
    const auto glyph = text.substr(at, 3);
    if (glyph == "十") {
      total += (current == 0 ? 1 : current) * 10;
      current = 0;
      continue;
    }
    const auto digit = std::find(kDigits.begin(), kDigits.end(), glyph);
    if (digit == kDigits.end()) return 0;
    current = static_cast<int>(digit - kDigits.begin());
  }
  return total + current;
}

int moved_to(const Law& law, int number, std::string_view sentence, std::size_t numbering) {
  int moved = 0;
  for (const auto& article : law.articles) {
    if (!article.subject->found_in(sentence)) continue;
    if (article.numbers[numbering] == number) return 0;
    const bool known = std::find(article.numbers.begin(), article.numbers.end(), number) != article.numbers.end();
    if (known && article.numbers[numbering] != 0 && moved == 0) moved = article.numbers[numbering];
  }
  return moved;
}

namespace {

/// 「法」 alone, as documents write it after 「(以下「法」という)」: no letter that would make it another law's name.
bool bare_law(std::string_view before) {
  static const RE2 alone("(?:^|[^\\p{Han}\\p{Katakana}ー])法$");
  return RE2::PartialMatch(piece(before), alone);
}

}  // namespace

bool is_last_named(const Law& law, std::string_view before) {
  constexpr std::size_t kLookBack = 600;
  static const RE2 others("(?:\\p{Han}|\\p{Katakana}|ー)(?:法|法律|条例|GDPR)(?:$|[^\\p{Han}])");
  if (before.size() > kLookBack) before.remove_prefix(before.size() - kLookBack);
  const auto named = law.names->find(before, text_span(0, before.size()));
  if (named.empty()) return false;
  auto between = before.substr(named.back().end.value);
  for (const std::string_view same : {"同法", "」", "("}) {
    if (between.ends_with(same)) between.remove_suffix(same.size());
  }
  return !RE2::PartialMatch(piece(between), others);
}

LawCitation citation_of(const Law& law, std::string_view before) {
  static const RE2 others("(?:法|法律|規約|契約|約款|規則|施行令|条例|GDPR|規程|ガイドライン|憲法)");
  if (before.ends_with("第")) before.remove_suffix(std::string_view("第").size());
  if (before.ends_with("同法") || before.ends_with("同法の")) return LawCitation::Same;
  if (bare_law(before)) return LawCitation::Bare;
  const auto named = law.names->find(before, text_span(0, before.size()));
  if (named.empty()) return LawCitation::None;
  const std::size_t end = named.back().end.value;
  if (before.size() - end > kLawReach) return LawCitation::None;
  auto between = before.substr(end);
  if (between.starts_with("(")) between = between.substr(std::min(between.size(), between.find(')')));
  return RE2::PartialMatch(piece(between), others) ? LawCitation::None : LawCitation::Named;
}

}  // namespace kaiji
