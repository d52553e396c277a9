// SPDX-License-Identifier: Apache-2.0
#include "claims/partners.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "claims/numerals.h"
#include "claims/polarity.h"

namespace kaiji {
namespace {

constexpr std::string_view kConcept = "subprocessor.location";
constexpr float kWeight = 0.85F;
constexpr std::uint32_t kBareSlack = 12;       ///< bytes that a cell of a country may have besides it: (本社)
constexpr std::uint32_t kLongestPartner = 60;  ///< bytes of a company's name and what joins it to its country

template <class Words>
bool holds_any(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

bool names_company(std::string_view text) {
  constexpr std::array<std::string_view, 18> kForms{"株式会社", "有限会社", "合同会社", "Inc",  "Ltd", "LLC",
                                                    "GmbH",     "Corp",     "Pte",      "B.V.", "S.A", "Limited",
                                                    "Company",  "PLC",      "AB",       "Oy",   "SAS", "社"};
  return holds_any(text, kForms);
}

/// A column of companies, whatever their names look like.
bool lists_companies(std::string_view header) {
  constexpr std::array<std::string_view, 12> kTitles{"委託先",       "会社",   "事業者",     "企業",
                                                     "社名",         "提供元", "提供者",     "委託者",
                                                     "サブプロセッ", "業者",   "外部サービ", "取引先"};
  return holds_any(header, kTitles);
}

/// A table of companies that work for the provider, by its columns or its heading.
bool lists_partners(const Document& document, BlockIndex cell) {
  constexpr std::array<std::string_view, 5> kTitles{"委託先", "協力会社", "外部委託", "業務委託", "委託業務"};
  std::vector<BlockIndex> titles = document.column_headers(cell);
  const std::vector<BlockIndex> headings = document.headings(cell);
  if (!headings.empty()) titles.push_back(headings.back());
  titles.push_back(document.blocks[cell].lead);
  return std::any_of(titles.begin(), titles.end(),
                     [&](BlockIndex title) { return title != kNone && holds_any(document.text_of(title), kTitles); });
}

/// The words say that data is handled, and that of customers.
bool speaks_of_data(std::string_view words) {
  constexpr std::array<std::string_view, 15> kData{"データ", "情報",   "氏名", "アドレス", "電話番号",
                                                   "画像",   "ファイ", "文書", "名簿",     "写し",
                                                   "住所",   "票",     "履歴", "の内容",   "の記録"};
  constexpr std::array<std::string_view, 16> kNone{"含ま", "含め", "扱わ",   "渡しませ",  "渡さ",       "触れ",
                                                   "なし", "無し", "匿名",   "統計",      "メトリクス", "稼働",
                                                   "性能", "死活", "社内の", "マスキング"};
  return holds_any(words, kData) && !holds_any(words, kNone);
}

bool abroad(const Value& value) {
  return value.type == ValueType::Place && !value.names.empty() &&
         std::none_of(value.names.begin(), value.names.end(), [](const std::string& name) { return name == "JP"; });
}

/// What the row says besides its country.
struct Row {
  bool company = false;
  std::string words;
};

Row row_of(const Document& document, BlockIndex cell) {
  const Block& block = document.blocks[cell];
  Row row;
  for (const BlockIndex other : document.tables[block.table].cells[block.row]) {
    if (other == kNone || other == cell) continue;
    const std::string_view text = document.text_of(other);
    row.company = row.company || names_company(text);
    for (const BlockIndex header : document.column_headers(other))
      row.company = row.company || lists_companies(document.text_of(header));
    row.words += std::string(text) + " ";
  }
  return row;
}

/// What the company is given, or nothing.
std::string handed_in_row(const Document& document, BlockIndex cell, const FoundValue& value) {
  if (document.blocks[cell].text.size() > value.span.size() + kBareSlack) return {};
  Row row = row_of(document, cell);
  return row.company && speaks_of_data(row.words) ? std::move(row.words) : std::string{};
}

/// 「Helpstream, Inc.(|米国|)」, 「|カナダ|のD社」.
bool beside_company(std::string_view sentence, std::size_t begin, std::size_t end) {
  if (sentence.substr(0, begin).ends_with("(")) {
    const std::size_t from = begin > kLongestPartner ? begin - kLongestPartner : 0;
    const std::string_view before = sentence.substr(from, begin - from);
    return names_company(before) && before.find("。") == std::string_view::npos;
  }
  if (!sentence.substr(end).starts_with("の")) return false;
  std::string_view behind = sentence.substr(end, kLongestPartner);
  constexpr std::array<std::string_view, 6> kEnds{"。", "、", "を", "は", "に", "が"};
  for (const std::string_view stop : kEnds) behind = behind.substr(0, std::min(behind.find(stop), behind.size()));
  return names_company(behind) || lists_companies(behind);
}

std::string handed_in_prose(const Analysis& analysis, const Sentence& sentence, const FoundValue& value) {
  const std::string_view words = analysis.text_of(sentence);
  const std::size_t begin = value.span.begin.value - sentence.span.begin.value;
  if (!beside_company(words, begin, begin + value.span.size()) || denied_at_end(words)) return {};
  const std::string_view paragraph = analysis.document.text_of(sentence.block);
  return speaks_of_data(paragraph) ? std::string(paragraph) : std::string{};
}

Claim claim_of(const FoundValue& value, SentenceIndex sentence, BlockIndex block, std::string handed) {
  Claim claim;
  claim.concept_id = kConcept;
  claim.value = value;
  claim.sentence = sentence;
  claim.block = block;
  claim.weight = kWeight;
  claim.subject.thing = std::move(handed);
  return claim;
}

/// 「株式会社ミズモリ | 夜間の監視」 in a table of partners: that work is given to another company.
void read_work(const Analysis& analysis, std::vector<Claim>& claims) {
  constexpr std::array<std::string_view, 10> kWork{"運用", "監視", "保守",   "サポート", "受付",
                                                   "入力", "電話", "問い合", "ヘルプ",   "コールセンター"};
  constexpr std::array<std::string_view, 3> kForms{"株式会社", "有限会社", "合同会社"};
  constexpr std::uint32_t kLongestCell = 120;  ///< bytes
  const Document& document = analysis.document;
  for (SentenceIndex i = 0; i < analysis.sentences.size(); ++i) {
    const Sentence& sentence = analysis.sentences[i];
    const Block& block = document.blocks[sentence.block];
    if (block.table == kNone || block.role != BlockRole::Statement || block.text.size() > kLongestCell) continue;
    const std::string_view words = analysis.text_of(sentence);
    if (!holds_any(words, kWork) || !lists_partners(document, sentence.block)) continue;
    bool company = false;
    for (const BlockIndex other : document.tables[block.table].cells[block.row])
      company = company || (other != kNone && holds_any(document.text_of(other), kForms));
    const bool told = std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
      return claim.sentence == i && claim.concept_id.starts_with("outsourcing.");
    });
    if (!company || told || denied_at_end(words)) continue;
    FoundValue found;
    found.value.type = ValueType::Flag;
    found.value.yes = true;
    found.span = sentence.span;
    claims.push_back(claim_of(found, i, sentence.block, {}));
    claims.back().concept_id = "outsourcing.operation";
  }
}

}  // namespace

void read_partners(const Analysis& analysis, std::vector<Claim>& claims) {
  const Document& document = analysis.document;
  read_work(analysis, claims);
  for (const FoundValue& value : analysis.values) {
    if (!abroad(value.value)) continue;
    const SentenceIndex index = analysis.sentence_at(value.span.begin);
    if (index == kNone) continue;
    const Sentence& sentence = analysis.sentences[index];
    const Block& block = document.blocks[sentence.block];
    if (block.role != BlockRole::Statement || block.kind == BlockKind::Heading) continue;
    std::string handed = block.table != kNone ? handed_in_row(document, sentence.block, value)
                                              : handed_in_prose(analysis, sentence, value);
    if (handed.empty()) continue;
    const bool told = std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
      return claim.sentence == index && claim.concept_id == kConcept;
    });
    if (told) continue;
    std::erase_if(claims, [&](const Claim& claim) {
      return claim.sentence == index && claim.concept_id == "data.location" && claim.value.span.overlaps(value.span);
    });
    claims.push_back(claim_of(value, index, sentence.block, std::move(handed)));
  }
}

}  // namespace kaiji
