// SPDX-License-Identifier: Apache-2.0
// Kind `comment_note`: a note to the author left in a comment of the source (<!-- 公開前に確認 -->): readers who look
// at the source see it, and it says that the text is not finished.
#include <algorithm>

#include "base/strings.h"
#include "rules/rule.h"

namespace kaiji {
namespace comment_note_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"words", "strings", "Words of a note to the author: TODO, 要確認, を追記 …", true},
    {"unless", "strings", "Words of comments that tools read: kaiji, markdownlint …"},
};

bool holds_one(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(to_lower_ascii(word)) != text.npos; });
}

class CommentNoteCheck : public Check {
 public:
  CommentNoteCheck(std::shared_ptr<const Rule> rule, std::vector<std::string> words, std::vector<std::string> unless)
      : rule_(std::move(rule)), words_(std::move(words)), unless_(std::move(unless)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    for (const auto& block : document.blocks) {
      if (block.kind != BlockKind::Comment) continue;
      const auto text = to_lower_ascii(document.text_of(block));
      if (!holds_one(text, words_) || holds_one(text, unless_)) continue;
      findings.push_back(make_finding(*rule_, document, block.text, {}));
    }
  }

 private:
  std::shared_ptr<const Rule> rule_;
  std::vector<std::string> words_;
  std::vector<std::string> unless_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  auto words = spec.keys.strings("words");
  if (words.empty()) return fail(spec.keys.where("words"), "the key 'words' is missing");
  return std::make_unique<const CommentNoteCheck>(spec.rule, std::move(words), spec.keys.strings("unless"));
}

}  // namespace
}  // namespace comment_note_kind

extern const RuleKind kind_comment_note;
constinit const RuleKind kind_comment_note = {"comment_note", "A note to the author left in a comment.",
                                              comment_note_kind::kParameters, comment_note_kind::compile};

}  // namespace kaiji
