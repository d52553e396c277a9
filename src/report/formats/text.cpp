// SPDX-License-Identifier: Apache-2.0
// For people at a terminal: each finding with its source lines, the other places, and what to write instead.
#include <fmt/format.h>

#include "base/strings.h"
#include "report/places.h"
#include "report/snippet.h"

namespace kaiji {
namespace text_report {
namespace {

constexpr std::uint32_t kMaxCells = 100;
constexpr std::uint32_t kMaxLines = 4;

/// ANSI attributes, or nothing.
struct Palette {
  std::string_view bold, red, yellow, cyan, green, blue, dim, reset;
};
constexpr Palette kColors = {"\x1b[1m",  "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m",
                             "\x1b[32m", "\x1b[1;34m", "\x1b[2m",    "\x1b[0m"};
constexpr Palette kPlain = {};

class TextWriter {
 public:
  explicit TextWriter(const ReportInput& input)
      : input_(input), palette_(input.color ? kColors : kPlain), sources_(input.results) {}

  std::string write() && {
    for (const auto& result : input_.results) {
      for (const auto& finding : result.findings) add(finding);
    }
    if (input_.quiet) return std::move(out_);
    for (const auto& result : input_.results) {
      for (const auto& remark : result.remarks) {
        line("{}{}: {}{}{}: {}", palette_.bold, one_line(result.path), palette_.green, say("情報", "remark"),
             palette_.reset, one_line(remark));
      }
    }
    add_summary();
    return std::move(out_);
  }

 private:
  template <class... Arguments>
  void line(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
    out_ += '\n';
  }

  std::string_view say(std::string_view ja, std::string_view en) const {
    return input_.language == Language::English ? en : ja;
  }
  std::string words(const LocalText& text) const { return one_line(in(input_.language, text)); }

  std::string_view color_of(Severity severity) const {
    if (severity == Severity::Error) return palette_.red;
    return severity == Severity::Warning ? palette_.yellow : palette_.cyan;
  }

  std::string place(const Location& location) const {
    const Source* source = sources_.find(location.path);
    if (source == nullptr) return one_line(location.path);
    const auto locator = locator_of(*source, location.span.begin, input_.language);
    if (!locator.empty()) return fmt::format("{}:{}", one_line(location.path), one_line(locator));
    const auto at = source->lines.position(location.span.begin, ColumnUnit::CodePoints, source->text);
    return fmt::format("{}:{}:{}", one_line(location.path), at.line, at.column);
  }

  void add(const Finding& finding) {
    const auto color = color_of(finding.severity);
    line("{}{}:{} {}{}[{}]{} {}{}{}", palette_.bold, place(finding.location), palette_.reset, color,
         to_string(finding.severity), finding.rule, palette_.reset, palette_.bold, words(finding.message),
         palette_.reset);
    add_snippet(finding.location, color, '^');
    for (const auto& note : finding.notes) {
      line("{}{}:{} {}{}{} {}", palette_.bold, place(note.location), palette_.reset, palette_.cyan,
           say("関連:", "related:"), palette_.reset, words(note.message));
      add_snippet(note.location, palette_.blue, '-');
    }
    if (!finding.advice.empty()) {
      line("  {}={} {}{}{} {}", palette_.blue, palette_.reset, palette_.green, say("書き方:", "help:"), palette_.reset,
           words(finding.advice));
    }
    for (const auto& fix : finding.fixes) {
      if (fix.title.empty() || fix.edits.empty()) continue;
      line("  {}={} {}{}{} {}", palette_.blue, palette_.reset, palette_.green, say("修正:", "fix:"), palette_.reset,
           words(fix.title));
    }
    out_ += '\n';
  }

  void add_snippet(const Location& location, std::string_view color, char mark) {
    const Source* source = sources_.find(location.path);
    if (source == nullptr) return;
    const auto lines = snippet(*source, location.span, kMaxCells, kMaxLines);
    if (lines.empty() || (lines.size() == 1 && lines[0].text.empty())) return;
    const auto width = std::to_string(lines.back().number).size();
    for (const auto& shown : lines) {
      line("{}{:>{}} |{} {}", palette_.blue, shown.number, width, palette_.reset, shown.text);
      line("{}{:>{}} |{} {}{}{}{}", palette_.blue, "", width, palette_.reset, std::string(shown.indent, ' '), color,
           std::string(shown.marks, mark), palette_.reset);
    }
  }

  void add_summary() {
    const auto sum = totals(input_.results);
    const auto files = input_.results.size();
    if (input_.language == Language::English) {
      const auto plural = [](std::size_t n, std::string_view word) {
        return fmt::format("{} {}{}", n, word, n == 1 ? "" : "s");
      };
      line("{}, {}, {} in {}{}", plural(sum.errors, "error"), plural(sum.warnings, "warning"),
           plural(sum.notes, "note"), plural(files, "file"), set_aside(sum, input_.language));
    } else {
      line("{}ファイル: エラー{}件、警告{}件、注記{}件{}", files, sum.errors, sum.warnings, sum.notes,
           set_aside(sum, input_.language));
    }
  }

  const ReportInput& input_;
  const Palette& palette_;
  Sources sources_;
  std::string out_;
};

std::string write(const ReportInput& input) {
  return TextWriter(input).write();
}

}  // namespace
}  // namespace text_report

extern const Reporter reporter_text;
constinit const Reporter reporter_text = {"text", "source lines with underlines, for people", text_report::write};

}  // namespace kaiji
