// SPDX-License-Identifier: Apache-2.0
// Somebody writes, and after each edit the document is judged with what earlier editions left: the result is that of a
// judgement from scratch, byte for byte. The documents of the corpus are edited at random: words, lines, digits,
// headings, rows of tables, whole sections.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/file.h"
#include "build_paths.h"
#include "catch.h"
#include "lint/known_document.h"
#include "lint/linter.h"
#include "loaders/loader.h"

using namespace kaiji;
namespace fs = std::filesystem;

namespace {

const fs::path kSource(KAIJI_SOURCE_DIR);
const Date kDay{2026, 4, 1};

const Linter& linter() {
  static const Linter loaded = [] {
    auto result = Linter::load(
        {kSource / "rules", kSource / "dictionaries", std::string(KAIJI_BUILD_DIR) + "/kaiji.dic", KAIJI_IPADIC_DIR},
        {});
    REQUIRE(result);
    return std::move(*result);
  }();
  return loaded;
}

struct Paper {
  std::string name;
  std::string text;
};

/// The documents of the corpus that are text, those of one folder after those of the other.
std::vector<Paper> papers() {
  std::vector<Paper> found;
  for (const auto& entry : fs::recursive_directory_iterator(kSource / "corpus")) {
    const auto extension = entry.path().extension();
    if (extension != ".md" && extension != ".txt" && extension != ".html" && extension != ".csv") continue;
    found.push_back({entry.path().generic_string(), read_file(entry.path()).value()});
  }
  std::sort(found.begin(), found.end(), [](const Paper& a, const Paper& b) { return a.name < b.name; });
  return found;
}

std::string words_of(const Location& at) {
  return fmt::format("{}:{}-{}", at.path, at.span.begin.value, at.span.end.value);
}

std::string words_of(const Finding& finding) {
  auto words = fmt::format("{} {} {} {} | {} | {} | {} | {}\n", finding.rule, to_string(finding.severity),
                           words_of(finding.location), finding.message.ja, finding.message.en, finding.advice.ja,
                           finding.advice.en, finding.key);
  for (const auto& note : finding.notes)
    words += fmt::format("  {} {} | {}\n", words_of(note.location), note.message.ja, note.message.en);
  for (const auto& fix : finding.fixes) {
    words += fmt::format("  {} {}\n", fix.title.ja, static_cast<int>(fix.applicability));
    for (const auto& edit : fix.edits)
      words += fmt::format("    {}-{} {}\n", edit.span.begin.value, edit.span.end.value, edit.replacement);
  }
  return words;
}

std::string words_of(const Claim& claim) {
  const auto& of = claim.subject;
  return fmt::format("{} {} {}-{} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {}\n", claim.concept_id,
                     display(claim.value.value, claim.value.bound), claim.value.span.begin.value,
                     claim.value.span.end.value, to_string(claim.polarity), to_string(claim.modality),
                     to_string(claim.actor), to_string(claim.anchor), to_string(claim.tense), claim.sentence,
                     claim.block, claim.weight, claim.exception, of.service, of.plan, of.data, of.environment,
                     of.severity, of.stage, of.audience, of.thing, of.act);
}

/// All that a judgement says.
std::string words_of(const DocumentResult& result) {
  std::string words;
  for (const auto& remark : result.remarks) words += remark + "\n";
  for (const auto& finding : result.findings) words += words_of(finding);
  for (const auto& hidden : result.suppressed) words += "hidden " + hidden.reason + " " + words_of(hidden.finding);
  for (const auto& claim : result.analysis->claims) words += words_of(claim);
  words += fmt::format("{} rules, {} sentences, {} values", result.rules.size(), result.analysis->sentences.size(),
                       result.analysis->values.size());
  return words;
}

/// Edits a text at random, between borders of characters.
class Writer {
 public:
  Writer(std::string text, std::mt19937& random) : text_(std::move(text)), random_(random) {}

  const std::string& text() const { return text_; }

  void edit() {
    switch (pick(10)) {
      case 0:
      case 1:
        return insert_words();
      case 2:
        return delete_words();
      case 3:
        return change_digit();
      case 4:
        return insert_line();
      case 5:
        return delete_line();
      case 6:
        return repeat_line();
      case 7:
        return change_level();
      case 8:
        return move_section();
      default:
        return split_or_join();
    }
  }

 private:
  std::size_t pick(std::size_t below) { return random_() % std::max<std::size_t>(below, 1); }

  std::size_t border(std::size_t at) const {
    while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) ++at;
    return at;
  }

  std::size_t line_begin(std::size_t at) const {
    const auto end = at == 0 ? std::string::npos : text_.rfind('\n', at - 1);
    return end == std::string::npos ? 0 : end + 1;
  }
  std::size_t line_end(std::size_t at) const { return std::min(text_.find('\n', at), text_.size() - 1) + 1; }
  std::size_t any_line() { return line_begin(pick(text_.size())); }

  void insert_words() {
    static const std::vector<std::string> kWords = {"適切に",
                                                    "必要に応じて",
                                                    "バックアップは日次で取得します。",
                                                    "ログは1年間保存します。",
                                                    "試",
                                                    "。",
                                                    "年1回",
                                                    "ではありません",
                                                    "TLS 1.0",
                                                    "(以下「本サービス」という。)",
                                                    "ただし、",
                                                    "𠮷",
                                                    "「",
                                                    "`",
                                                    "**",
                                                    "国内のみ",
                                                    "2024年4月1日現在",
                                                    "お客様",
                                                    "①",
                                                    "第3章を参照",
                                                    "ISO/IEC 27001:2013",
                                                    "します。当社は",
                                                    ":",
                                                    "|"};
    text_.insert(border(pick(text_.size() + 1)), kWords[pick(kWords.size())]);
  }
  void delete_words() {
    const auto begin = border(pick(text_.size()));
    text_.erase(begin, border(begin + pick(60)) - begin);
  }
  void change_digit() {
    const auto at = text_.find_first_of("0123456789", pick(text_.size()));
    if (at != std::string::npos) text_[at] = static_cast<char>('0' + pick(10));
  }
  void insert_line() {
    static const std::vector<std::string> kLines = {"## バックアップ\n",
                                                    "# 2 運用\n",
                                                    "### 再委託\n\n再委託はしません。\n\n",
                                                    "| RPO | 24時間 |\n",
                                                    "| 項目 | 内容 |\n|---|---|\n| RPO | 4時間 |\n",
                                                    "- 監査ログは5年間保管します。\n",
                                                    "\n",
                                                    "```\n",
                                                    "※例外があります。\n",
                                                    "Q. 暗号化していますか。\n",
                                                    "A. はい。\n",
                                                    "改訂履歴\n",
                                                    "<!-- kaiji: ignore -->\n",
                                                    "稼働率: 99.9%\n",
                                                    "---\n",
                                                    "[^1]: 年1回です。\n",
                                                    "1. 通知は24時間以内に行います。\n",
                                                    "    字下げ\n",
                                                    "> 引用\n",
                                                    "■北風クラウド\n"};
    text_.insert(any_line(), kLines[pick(kLines.size())]);
  }
  void delete_line() {
    const auto begin = any_line();
    text_.erase(begin, line_end(begin) - begin);
  }
  void repeat_line() {
    const auto begin = any_line();
    const auto line = text_.substr(begin, line_end(begin) - begin);
    text_.insert(any_line(), line);
  }
  void change_level() {
    const auto begin = any_line();
    if (text_.compare(begin, 2, "##") == 0) {
      text_.erase(begin, 1);
    } else {
      text_.insert(begin, text_.compare(begin, 1, "#") == 0 ? "#" : "## ");
    }
  }
  /// The lines from one heading to the next go elsewhere.
  void move_section() {
    const auto heading = text_.find("\n#", pick(text_.size()));
    if (heading == std::string::npos) return;
    const auto begin = heading + 1;
    const auto end = std::min(text_.find("\n#", begin), text_.size() - 1) + 1;
    const auto section = text_.substr(begin, end - begin);
    text_.erase(begin, end - begin);
    text_.insert(text_.empty() ? 0 : any_line(), section);
  }
  void split_or_join() {
    const auto at = text_.find('\n', pick(text_.size()));
    if (at != std::string::npos && pick(2) == 0) {
      text_.erase(at, 1);
    } else {
      text_.insert(border(pick(text_.size())), "\n\n");
    }
  }

  std::string text_;
  std::mt19937& random_;
};

DocumentResult judge(const std::string& name, const std::string& text, Analyzer& analyzer, KnownDocument* known) {
  const Loader* loader = loader_for(name);
  REQUIRE(loader);
  const bool again = known != nullptr && loader->load_edition != nullptr;
  auto document = again ? loader->load_edition(name, text, known->loaded) : loader->load(name, text);
  REQUIRE(document);
  return linter().check(std::move(*document), {}, kDay, analyzer, known);
}

/// A document of the corpus; of every third one that is Markdown, two more behind it: a file of many chapters.
Paper any_paper(const std::vector<Paper>& all, std::mt19937& random) {
  Paper paper = all[random() % all.size()];
  if (!paper.name.ends_with(".md") || random() % 3 != 0) return paper;
  for (int more = 0; more < 2; ++more) {
    const auto& other = all[random() % all.size()];
    if (other.name.ends_with(".md")) paper.text += "\n\n" + other.text;
  }
  return paper;
}

/// Judges with what is known and from scratch, and compares.
void judge_both(const Paper& paper, const std::string& text, Analyzer& analyzer, KnownDocument& known) {
  const auto with = words_of(judge(paper.name, text, analyzer, &known));
  const auto without = words_of(judge(paper.name, text, analyzer, nullptr));
  if (with != without) UNSCOPED_INFO(text);
  REQUIRE(with == without);
}

/// `edits` of one document after another; each result is compared with that of a judgement from scratch.
void write(std::size_t edits, std::size_t edits_each, unsigned seed) {
  const auto all = papers();
  std::mt19937 random(seed);
  Analyzer analyzer(linter().vocabulary(), linter().morphology());
  while (edits > 0) {
    const auto paper = any_paper(all, random);
    KnownDocument known;
    Writer writer(paper.text, random);
    judge(paper.name, writer.text(), analyzer, &known);
    for (std::size_t i = 0; i < edits_each && edits > 0 && !writer.text().empty(); ++i, --edits) {
      writer.edit();
      if (writer.text().empty()) break;
      INFO(paper.name << ", edit " << i << ", seed " << seed);
      judge_both(paper, writer.text(), analyzer, known);
    }
  }
}

TEST_CASE("An edited document is judged with what is known of it as from scratch", "[editing]") {
  write(200, 10, 1);
}

TEST_CASE("A word that becomes too common to bring statements together, and no longer is, is known as from scratch",
          "[editing]") {
  constexpr int kMost = 400;  // likeness/near_statements.cpp
  const Paper paper{"long.md", ""};
  Analyzer analyzer(linter().vocabulary(), linter().morphology());
  KnownDocument known;
  for (const int items : {kMost - 3, kMost - 1, kMost, kMost + 1, kMost + 4, kMost - 2, 3}) {
    std::string text = "# 北風クラウド\n\n## 解約\n\n解約の申し出は60日前までに行ってください。\n\n## 装置\n\n";
    for (int i = 0; i < items; ++i) text += fmt::format("- 第{}装置の点検は{}日ごとに行います。\n", i, i % 7 + 1);
    text += "\n## 質問\n\n解約の申し出は、装置の点検の30日前までに行ってください。\n";
    INFO(items);
    judge_both(paper, text, analyzer, known);
  }
}

TEST_CASE("Ten thousand edits are judged with what is known of the document as from scratch", "[.slow][editing]") {
  write(10'000, 40, 2);
}

}  // namespace
