// SPDX-License-Identifier: Apache-2.0
#pragma once
// dictionaries/law_articles.toml: articles of laws that moved. The number alone says nothing, because 第23条 exists in
// every numbering with another subject; number and subject word are judged together. Immutable after loading.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "language/lazy_expression.h"

namespace kaiji {

/// One subject and its article in each numbering of the law; 0 where it did not exist.
struct LawArticle {
  std::shared_ptr<const LazyExpression> subject;  ///< over normalized text
  std::vector<int> numbers;
};

struct Law {
  std::string id;
  std::shared_ptr<const LazyExpression> names;  ///< over normalized text
  std::vector<Date> numberings;                 ///< first day of each numbering, oldest first
  std::vector<LawArticle> articles;

  /// The numbering in force on a day; the first one for days before it.
  std::size_t numbering_at(Date date) const;
};

/// Strict: an unknown key or a bad expression fails with its place.
Result<std::vector<Law>> load_laws(const std::filesystem::path& file);

/// 「23」 or 「二十三」 as a number; 0 where it is none.
int article_number(std::string_view text);

/// The number that a citation of `number` should have under a numbering: 0 where it is right, or where `sentence` names
/// no subject that tells.
int moved_to(const Law& law, int number, std::string_view sentence, std::size_t numbering);

/// How the text before an article number cites a law.
enum class LawCitation : std::uint8_t {
  None,
  Bare,  ///< the word 法 alone: the law's where the document names it
  Same,  ///< 同法: the law's where it is the last law named before
  Named  ///< its name is the last law or contract named there
};
LawCitation citation_of(const Law& law, std::string_view before);

/// Whether `law` is the last one named in `before`, the text up to 「同法」. Cost: linear in a few hundred bytes.
bool is_last_named(const Law& law, std::string_view before);

}  // namespace kaiji
