// SPDX-License-Identifier: Apache-2.0
// The same document in other words is the same document: digits in full width or in kanji, 24時間 for 1日, two sections
// the other way round, a sentence cut in two, a value moved from prose to a row of a table. The verdict on every
// document of the corpus, with contradictions and without, stays what it is.

#include <algorithm>
#include <filesystem>
#include <functional>
#include <regex>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/strings.h"
#include "build_paths.h"
#include "catch.h"
#include "unit/claims/contradiction_fixture.h"

using namespace kaiji;

namespace {

struct CorpusPaper {
  std::string path;
  std::string text;
};

std::vector<CorpusPaper> corpus() {
  std::vector<CorpusPaper> papers;
  for (const auto* folder : {"contradictions", "contradictions-wide", "contradictions-second"}) {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(KAIJI_SOURCE_DIR) / "corpus" / folder)) {
      const auto extension = entry.path().extension();
      if (extension != ".md" && extension != ".txt") continue;
      papers.push_back({entry.path().string(), read_file(entry.path()).value()});
    }
  }
  std::sort(papers.begin(), papers.end(), [](const CorpusPaper& a, const CorpusPaper& b) { return a.path < b.path; });
  return papers;
}

/// Judges every document before and after a change; `fewest` documents must be changed at all.
void stays(std::size_t fewest, const std::function<std::string(const CorpusPaper&)>& change) {
  static const std::vector<CorpusPaper> papers = corpus();
  std::size_t changed = 0;
  for (const CorpusPaper& paper : papers) {
    const std::string other = change(paper);
    if (other == paper.text) continue;
    ++changed;
    CAPTURE(paper.path, other);
    const std::string name = std::filesystem::path(paper.path).filename().string();
    CHECK(testing::contradictions(other, name) == testing::contradictions(paper.text, name));
  }
  CHECK(changed >= fewest);
}

bool is_markdown(const CorpusPaper& paper) {
  return paper.path.ends_with(".md");
}

/// `text` with every match of `expression` replaced by what `replace` makes of it; nothing where it gives the match.
std::string replaced(const std::string& text, const std::regex& expression,
                     const std::function<std::string(const std::smatch&)>& replace) {
  std::string out;
  auto from = text.cbegin();
  for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) {
    out.append(from, (*at)[0].first);
    out += replace(*at);
    from = (*at)[0].second;
  }
  return out.append(from, text.cend());
}

std::string lines_changed(const std::string& text, const std::function<std::string(const std::string&)>& change) {
  std::vector<std::string> lines;
  for (const auto line : split(text, '\n')) lines.push_back(change(std::string(line)));
  return join(lines, "\n");
}

std::string wide_digits(const std::string& line) {
  // A number at the head of a line may be what makes it a list; addresses are no prose.
  if (line.find('@') != std::string::npos || line.find("://") != std::string::npos) return line;
  const auto head = std::min(line.find_first_not_of("0123456789. #|-\t"), line.size());
  std::string out = line.substr(0, head);
  for (const char c : line.substr(head)) {
    if (c < '0' || c > '9')
      out += c;
    else
      out += std::string("\xEF\xBC") + static_cast<char>(0x90 + (c - '0'));
  }
  return out;
}

std::string kanji_number(int number) {
  static const char* const kDigits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (number < 10) return kDigits[number];
  return std::string(number / 10 == 1 ? "" : kDigits[number / 10]) + "十" + kDigits[number % 10];
}

/// True where a figure of one or two digits at `begin` is not part of a longer one, a date or a range.
bool stands_alone(const std::string& text, std::size_t begin) {
  if (begin == 0) return true;
  const char before = text[begin - 1];
  if ((before >= '0' && before <= '9') || before == '.' || before == ':' || before == '-' || before == '/')
    return false;
  for (const std::string_view word : {"年", "月", "〜", "～", "~", "第"})
    if (begin >= word.size() && text.compare(begin - word.size(), word.size(), word) == 0) return false;
  return true;
}

std::string figures_replaced(const std::string& text, const std::regex& expression,
                             const std::function<std::string(int)>& write) {
  return replaced(text, expression, [&](const std::smatch& match) {
    const auto begin = static_cast<std::size_t>(match[1].first - text.cbegin());
    if (!stands_alone(text, begin)) return match.str();
    return write(std::stoi(match[1].str())) + match[2].str();
  });
}

/// 「RPOは4時間です。」 as a table of one row; any other line as it is.
std::string row_of(const std::string& line) {
  const std::string_view text = line;
  const std::string_view end = "です。";
  const std::string_view topic = "は";
  const auto at = text.find(topic);
  const bool other = text.empty() || std::string_view("|#-*> 0123456789").find(text[0]) != text.npos;
  if (other || at == text.npos || !text.ends_with(end)) return line;
  for (const std::string_view mark : {"、", "「", "|", "・", "※"})
    if (text.find(mark) != text.npos) return line;
  if (text.find("。") != text.size() - 3 || text.find(topic, at + 3) != text.npos) return line;
  const auto value = text.substr(at + topic.size(), text.size() - at - topic.size() - end.size());
  return "\n| 項目 | 内容 |\n|---|---|\n| " + std::string(text.substr(0, at)) + " | " + std::string(value) + " |\n";
}

/// The sections of the second level of a Markdown document, with what stands before the first.
std::vector<std::string> sections(const std::string& text) {
  std::vector<std::string> parts(1);
  for (const auto line : split(text, '\n')) {
    if (line.starts_with("## ")) parts.emplace_back();
    parts.back() += std::string(line) + "\n";
  }
  return parts;
}

}  // namespace

TEST_CASE("digits in full width change no verdict", "[property][verdicts]") {
  stays(300, [](const CorpusPaper& paper) { return lines_changed(paper.text, wide_digits); });
}

TEST_CASE("figures in kanji change no verdict", "[property][verdicts]") {
  const std::regex figure("([1-9][0-9]?)(日間|時間以内|時間ごと|日以内|か月|世代|文字|営業日|週間)");
  stays(150, [&](const CorpusPaper& paper) { return figures_replaced(paper.text, figure, kanji_number); });
}

TEST_CASE("days for hours change no verdict", "[property][verdicts]") {
  const std::regex hours("(24|48|72)時間(以内|ごと|です|前)");
  stays(15, [&](const CorpusPaper& paper) {
    return figures_replaced(paper.text, hours, [](int number) { return std::to_string(number / 24) + "日"; });
  });
}

TEST_CASE("two sections the other way round change no verdict", "[property][verdicts]") {
  const std::regex pointer("上記|下記|前項|次項|前節|同上|前述|後述|次の表|以下の表|上の表|下の表");
  stays(80, [&](const CorpusPaper& paper) {
    auto parts = sections(paper.text);
    if (!is_markdown(paper) || parts.size() < 4 || std::regex_search(paper.text, pointer)) return paper.text;
    std::swap(parts[parts.size() - 1], parts[parts.size() - 2]);
    return join(parts, "\n");
  });
}

TEST_CASE("a sentence cut in two changes no verdict", "[property][verdicts]") {
  const std::regex joint("(取得|保管|保存|保持|実施|通知|作成|報告)(し|しており)、(?!その後)");
  stays(20, [&](const CorpusPaper& paper) {
    return replaced(paper.text, joint, [](const std::smatch& match) {
      return match[1].str() + (match[2].str() == "し" ? "します。" : "しています。");
    });
  });
}

TEST_CASE("a value moved from prose to a row changes no verdict", "[property][verdicts]") {
  stays(20,
        [&](const CorpusPaper& paper) { return is_markdown(paper) ? lines_changed(paper.text, row_of) : paper.text; });
}
