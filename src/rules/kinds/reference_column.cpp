// SPDX-License-Identifier: Apache-2.0
// Kind `reference_column`: a column of a table that says where in this document something stands, and one of its
// numbers that no section has.
#include <re2/re2.h>

#include "rules/reference_targets.h"
#include "rules/rule.h"

namespace kaiji {
namespace reference_column_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"headers", "strings", "Words of the header of such a column: 参照, 本文, 該当箇所.", true},
    {"foreign", "strings", "Words of a header whose numbers are another document's: 管理策, 規格."},
};

constexpr std::size_t kLeastNumbers = 3;

bool holds_one_of(std::string_view text, const std::vector<std::string>& words) {
  for (const auto& word : words) {
    if (text.find(word) != text.npos) return true;
  }
  return false;
}

class ReferenceColumnCheck : public Check {
 public:
  ReferenceColumnCheck(std::shared_ptr<const Rule> rule, std::vector<std::string> headers,
                       std::vector<std::string> foreign)
      : rule_(std::move(rule)), headers_(std::move(headers)), foreign_(std::move(foreign)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    if (document.tables.empty() || is_excerpt(document)) return;
    const ReferenceTargets targets(document);
    if (targets.dotted_count() < kLeastNumbers) return;
    for (const auto& table : document.tables) {
      const auto width = table.header_rows == 0 || table.history ? 0 : table.cells.front().size();
      for (std::size_t column = 1; column < width; ++column) judge(document, table, column, targets, findings);
    }
  }

 private:
  void judge(const Document& document, const Table& table, std::size_t column, const ReferenceTargets& targets,
             std::vector<Finding>& findings) const {
    static const RE2 number(R"(「?(?:第)?(\d{1,2}(?:\.\d{1,2}){1,3})(?:項|節|章)?」?)");
    const auto header = table.cells.front()[column];
    if (header == kNone || !holds_one_of(document.text_of(header), headers_) ||
        holds_one_of(document.text_of(header), foreign_)) {
      return;
    }
    BlockIndex missing = kNone;
    std::size_t found = 0;
    for (std::size_t at = table.header_rows; at < table.cells.size(); ++at) {
      const auto cell = column < table.cells[at].size() ? table.cells[at][column] : kNone;
      if (cell == kNone) continue;
      const auto text = document.text_of(cell);
      std::string words;
      if (!RE2::FullMatch(re2::StringPiece(text.data(), text.size()), number, &words)) continue;
      const bool there = targets.has_number(words);
      found += there ? 1 : 0;
      if (!there && missing != kNone) return;  // two of them: the numbers are another document's
      if (!there) missing = cell;
    }
    if (missing == kNone || found < kLeastNumbers) return;
    findings.push_back(make_finding(*rule_, document, document.blocks[missing].text, {}));
  }

  std::shared_ptr<const Rule> rule_;
  std::vector<std::string> headers_;
  std::vector<std::string> foreign_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  return std::make_unique<const ReferenceColumnCheck>(spec.rule, spec.keys.strings("headers"),
                                                      spec.keys.strings("foreign"));
}

}  // namespace
}  // namespace reference_column_kind

extern const RuleKind kind_reference_column;
constinit const RuleKind kind_reference_column = {
    "reference_column", "A number in a column of references that no section of the document has.",
    reference_column_kind::kParameters, reference_column_kind::compile};

}  // namespace kaiji
