// SPDX-License-Identifier: Apache-2.0
#include "rules/companions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/file.h"
#include "base/strings.h"

namespace kaiji {
namespace {

constexpr std::array<ValueType, 9> kTypes = {ValueType::Duration, ValueType::Interval, ValueType::Percentage,
                                             ValueType::Count,    ValueType::Date,     ValueType::Place,
                                             ValueType::Edition,  ValueType::Window,   ValueType::Flag};

/// How far the window reaches: cells and items of a list or table that follows, and sentences of an explanation.
constexpr std::size_t kMostFollowing = 24;
constexpr SentenceIndex kMostExplaining = 5;

constexpr std::array<std::string_view, 7> kPointers = {"以下", "下記", "次の", "次に", "下表", "次表", ":"};
constexpr std::array<std::string_view, 6> kExplainers = {"具体的に", "なお、", "以下", "詳細", "詳しく", "例えば"};
constexpr std::array<std::string_view, 9> kLinks = {"これ", "この",     "その", "本",  "頻度",
                                                    "実施", "また、同", "同",   "内訳"};

/// What follows the topic of a clause.
constexpr std::array<std::string_view, 6> kTopicMarks = {"は",     "については", "に関しては",
                                                         "の管理", "の運用",     "の設定"};

/// Ends of a clause whose activity is complete.
constexpr std::array<std::string_view, 6> kClauseBorders = {"し、",         "て、", "るほか、",
                                                            "るとともに、", "り、", "ますが、"};

/// Nouns that two sentences share without speaking of the same thing.
constexpr std::array<std::string_view, 34> kCommonNouns = {
    "当社", "弊社",   "サービス", "本",   "お客様", "お客さま", "利用者",       "情報",     "システム",
    "実施", "対応",   "管理",     "運用", "提供",   "利用",     "確認",         "処理",     "等",
    "場合", "こと",   "もの",     "際",   "時",     "必要",     "セキュリティ", "クラウド", "的",
    "化",   "データ", "者",       "性",   "上",     "ため",     "ユーザー"};

template <std::size_t N>
bool starts_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

class Window {
 public:
  Window(const Companions& companions, const CheckInput& input, SentenceIndex sentence, TextSpan words)
      : companions_(companions), input_(input), analysis_(input.analysis), sentence_(sentence), words_(words) {}

  bool concrete() const { return holds(sentence_) || refers(sentence_) || row_holds() || list_holds() || next_holds(); }

 private:
  const Sentence& at(SentenceIndex index) const { return analysis_.sentences[index]; }
  const Block& block() const { return analysis_.document.blocks[at(sentence_).block]; }

  bool holds(SentenceIndex index) const {
    return holds_value(index) ||
           std::any_of(companions_.named.begin(), companions_.named.end(), [&](PatternId pattern) {
             const auto hits = input_.hits.of(pattern, index);
             return std::any_of(hits.begin(), hits.end(), [&](const PatternHit& hit) {
               return !is_topic(hit.span) && speaks_of_words(index, hit.span);
             });
           });
  }

  bool holds_value(SentenceIndex index) const {
    const auto span = at(index).span;
    const auto& values = analysis_.values;
    auto value = std::lower_bound(values.begin(), values.end(), span.begin,
                                  [](const FoundValue& found, TextOffset begin) { return found.span.begin < begin; });
    for (; value != values.end() && value->span.begin < span.end; ++value) {
      const auto& types = companions_.types;
      const bool accepted = std::find(types.begin(), types.end(), value->value.type) != types.end();
      if (accepted && speaks_of_words(index, value->span)) return true;
    }
    return false;
  }

  /// 「WAFは適切に設定」 speaks of the thing and does not say how.
  bool is_topic(TextSpan named) const {
    return starts_with_any(analysis_.document.text().substr(named.end.value), kTopicMarks);
  }

  /// Whether no finished activity stands between a companion and the words after it in the same sentence.
  bool speaks_of_words(SentenceIndex index, TextSpan companion) const {
    if (!companions_.own_clause || index != sentence_ || words_.begin < companion.end) return true;
    const auto between = TextSpan{companion.end, words_.begin}.in(analysis_.document.text());
    return std::none_of(kClauseBorders.begin(), kClauseBorders.end(),
                        [&](std::string_view border) { return between.find(border) != std::string_view::npos; });
  }

  bool stands(const std::vector<PatternId>& patterns, SentenceIndex index) const {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](PatternId pattern) { return !input_.hits.of(pattern, index).empty(); });
  }

  bool refers(SentenceIndex index) const { return stands(companions_.references, index); }

  /// Whether a sentence of a block holds something.
  bool block_holds(BlockIndex index) const {
    const auto span = analysis_.document.blocks[index].text;
    auto first = analysis_.sentence_at(span.begin);
    for (; first != kNone && first < analysis_.sentences.size() && at(first).block == index; ++first) {
      if (holds(first)) return true;
    }
    return false;
  }

  bool row_holds() const {
    const auto& own = block();
    if (own.table == kNone) return false;
    const auto& row = analysis_.document.tables[own.table].cells[own.row];
    return std::any_of(row.begin(), row.end(), [&](BlockIndex cell) {
      return cell != kNone && cell != at(sentence_).block &&
             analysis_.document.blocks[cell].role == BlockRole::Statement && block_holds(cell);
    });
  }

  /// The list that this block leads, or the list or table right after a sentence that points at it.
  bool list_holds() const {
    const auto own = at(sentence_).block;
    const auto& blocks = analysis_.document.blocks;
    const auto words = analysis_.text_of(at(sentence_));
    const bool points = std::any_of(kPointers.begin(), kPointers.end(),
                                    [&](std::string_view word) { return words.find(word) != std::string_view::npos; });
    std::size_t seen = 0;
    for (BlockIndex next = own + 1; next < blocks.size() && seen < kMostFollowing; ++next, ++seen) {
      const auto& block = blocks[next];
      const bool led = block.lead == own;
      const bool pointed = points && (block.kind == BlockKind::ListItem || block.kind == BlockKind::Cell ||
                                      block.kind == BlockKind::Note);
      if (block.kind == BlockKind::Heading || (!led && !pointed)) return false;
      if (blocks[own].table != kNone && block.kind == BlockKind::Cell) return false;
      if (block_holds(next)) return true;
    }
    return false;
  }

  bool next_holds() const {
    const auto count = static_cast<SentenceIndex>(analysis_.sentences.size());
    for (SentenceIndex next = sentence_ + 1; next < count && next <= sentence_ + kMostExplaining; ++next) {
      const auto& following = analysis_.document.blocks[at(next).block];
      const bool same_block = at(next).block == at(sentence_).block;
      if (!same_block && (following.section != block().section || following.role != BlockRole::Statement ||
                          following.kind == BlockKind::Cell || following.kind == BlockKind::ListItem)) {
        return false;
      }
      const auto words = analysis_.text_of(at(next));
      const bool explains = starts_with_any(words, kExplainers);
      const bool first = next == sentence_ + 1;
      if (!explains && !first) return false;
      const bool linked = explains || starts_with_any(words, kLinks) || share_noun(sentence_, next);
      if (linked && !changes_topic(words) && (holds(next) || refers(next))) {
        return true;
      }
    }
    return false;
  }

  /// 「Aについては…。Bについては…。」
  bool changes_topic(std::string_view next) const {
    const auto topic = topic_of(next);
    const auto own = topic_of(analysis_.text_of(at(sentence_)));
    return !topic.empty() && !own.empty() && topic != own;
  }

  /// What a sentence says it is about in so many words; empty where it does not.
  static std::string_view topic_of(std::string_view words) {
    for (const std::string_view mark : {"については", "に関しては", "につきましては"}) {
      if (const auto found = words.find(mark); found != std::string_view::npos) return words.substr(0, found);
    }
    return {};
  }

  static bool is_common(std::string_view word) {
    return std::find(kCommonNouns.begin(), kCommonNouns.end(), word) != kCommonNouns.end();
  }

  bool share_noun(SentenceIndex a, SentenceIndex b) const {
    const auto text = analysis_.document.text();
    const auto others = analysis_.tokens(b);
    for (const auto& token : analysis_.tokens(a)) {
      const auto word = token.span.in(text);
      if (token.pos != PartOfSpeech::Noun || word.size() < 6 || is_common(word)) continue;
      if (std::any_of(others.begin(), others.end(),
                      [&](const TokenView& other) { return other.span.in(text) == word; })) {
        return true;
      }
    }
    return false;
  }

  const Companions& companions_;
  const CheckInput& input_;
  const Analysis& analysis_;
  SentenceIndex sentence_;
  TextSpan words_;
};

Result<std::vector<PatternId>> read_set(TomlReader& keys, PatternSet::Builder& patterns) {
  std::vector<PatternId> ids;
  for (const auto& expression : keys.strings("expressions")) {
    const auto id = patterns.add(expression, keys.where("expressions"), true);
    if (!id) return tl::unexpected<Error>(id.error());
    ids.push_back(*id);
  }
  return ids;
}

}  // namespace

Result<CompanionSets> load_companion_sets(const std::filesystem::path& dictionaries, PatternSet::Builder& patterns) {
  const auto path = (dictionaries / "companions.toml").generic_string();
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  const auto root = parse_toml(*bytes, path);
  if (!root) return tl::unexpected<Error>(root.error());
  TomlReader file(*root, path);
  const auto* tables = file.value("set");
  if (const auto done = file.finish(); !done) return tl::unexpected<Error>(done.error());
  CompanionSets sets;
  if (tables == nullptr) return sets;
  for (const auto& table : tables->array) {
    TomlReader keys(table, path);
    const auto name = keys.required_string("name");
    keys.string("about");
    auto ids = read_set(keys, patterns);
    if (!ids) return tl::unexpected<Error>(ids.error());
    if (const auto done = keys.finish(); !done) return tl::unexpected<Error>(done.error());
    sets[name] = std::move(*ids);
  }
  return sets;
}

Companions read_companions(TomlReader& keys, const CompanionSets& sets) {
  Companions companions;
  companions.own_clause = keys.boolean("own_clause", false);
  if (const auto found = sets.find("reference"); found != sets.end()) companions.references = found->second;
  for (const auto& name : keys.strings("companions")) {
    const auto type = std::find_if(kTypes.begin(), kTypes.end(), [&](ValueType t) { return to_string(t) == name; });
    const auto set = sets.find(name);
    if (type != kTypes.end()) companions.types.push_back(*type);
    if (set != sets.end()) companions.named.insert(companions.named.end(), set->second.begin(), set->second.end());
    if (type == kTypes.end() && set == sets.end()) {
      keys.reject("companions", fmt::format("'{}' is neither a value type nor a set of companions.toml", name));
    }
  }
  return companions;
}

bool is_concrete(const Companions& companions, const CheckInput& input, SentenceIndex sentence, TextSpan words) {
  return Window(companions, input, sentence, words).concrete();
}

}  // namespace kaiji
