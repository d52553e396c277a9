// SPDX-License-Identifier: Apache-2.0
// Kind `contents`: entries of a table of contents that no heading has, or that a heading has under another number or
// title.
#include <algorithm>

#include "rules/rule.h"
#include "rules/title_match.h"

namespace kaiji {
namespace {

constexpr Parameter kParameters[] = {
    {"fault", "string", "missing (no such heading) or differs (another number or another title).", true},
};

constexpr std::size_t kLeastEntries = 4;
/// Fewer matches than this, and the headings of the document were not recognized.
constexpr std::size_t kLeastMatchedPercent = 60;

struct Entry {
  BlockIndex block = kNone;
  std::string_view number;
  std::string_view title;
  BlockIndex heading = kNone;  ///< the heading it stands for
  bool differs = false;
  std::string number_key = {};
  std::string title_key = {};
  std::string whole_key = {};  ///< of all its words, the page too
};

/// A heading with the keys that entries are compared by, made once: there may be thousands of both.
struct HeadingKeys {
  BlockIndex block = kNone;
  std::string_view number;
  std::string number_key;
  std::string title_key;
};

std::vector<HeadingKeys> read_headings(const Document& document) {
  std::vector<HeadingKeys> headings;
  for (const auto& section : document.sections) {
    if (section.heading == kNone) continue;
    const auto& heading = document.blocks[section.heading];
    headings.push_back(
        {section.heading, heading.number, title_key(heading.number), title_key(document.text_of(heading))});
  }
  return headings;
}

bool same_number(const Entry& entry, const HeadingKeys& heading) {
  return entry.number == heading.number ||
         (!entry.number.empty() && !heading.number.empty() && entry.number_key == heading.number_key);
}

std::vector<Entry> read_entries(const Document& document) {
  std::vector<Entry> entries;
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    if (block.kind != BlockKind::Contents) continue;
    const auto title = without_page(document.text_of(block));
    auto key = title_key(title);
    if (key.empty() || key == "目次") continue;
    entries.push_back({at, block.number, title});
    entries.back().number_key = title_key(block.number);
    entries.back().title_key = std::move(key);
    entries.back().whole_key = title_key(document.text_of(block));
  }
  return entries;
}

class ContentsCheck : public Check {
 public:
  ContentsCheck(std::shared_ptr<const Rule> rule, bool missing) : rule_(std::move(rule)), missing_(missing) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    auto entries = read_entries(document);
    if (entries.size() < kLeastEntries) return;
    const auto headings = read_headings(document);
    std::size_t matched = 0;
    for (auto& entry : entries) {
      match(headings, entry);
      matched += entry.heading != kNone && !entry.differs ? 1 : 0;
    }
    if (matched * 100 < entries.size() * kLeastMatchedPercent) return;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const auto& entry = entries[i];
      if (missing_ ? entry.heading != kNone || wraps(document, headings, entries, i) : !entry.differs) continue;
      findings.push_back(finding_of(document, entry));
    }
  }

 private:
  /// The heading of an entry: its number and title, else its title, else its number with words in common.
  static void match(std::span<const HeadingKeys> headings, Entry& entry) {
    BlockIndex by_number = kNone;
    BlockIndex by_title = kNone;
    std::size_t numbered = 0;
    for (const auto& heading : headings) {
      const bool number = same_number(entry, heading);
      const bool alike = same_key(entry.title_key, heading.title_key) || same_key(entry.whole_key, heading.title_key);
      if (alike && (number || entry.number.empty() || heading.number.empty())) {
        entry.heading = heading.block;
        return;
      }
      if (alike && by_title == kNone) by_title = heading.block;
      if (!number || entry.number.empty()) continue;
      by_number = heading.block;
      ++numbered;
    }
    if (numbered > 1) by_number = kNone;  // a number that restarts in every chapter names no heading
    entry.heading = by_title != kNone ? by_title : by_number;
    entry.differs = entry.heading != kNone;
  }

  /// A long entry that goes on in the next line: both together are a heading, or the one before is.
  static bool wraps(const Document& document, std::span<const HeadingKeys> headings, const std::vector<Entry>& entries,
                    std::size_t at) {
    const auto joined_fits = [&](std::size_t first) {
      const auto joined = entries[first].whole_key + entries[first + 1].title_key;
      return std::any_of(headings.begin(), headings.end(),
                         [&](const HeadingKeys& heading) { return heading.title_key == joined; });
    };
    const auto continued = [&](const Entry& entry) {
      return entry.heading != kNone &&
             title_key(document.text_of(entry.heading)).find(entries[at].title_key) != std::string::npos;
    };
    return (at + 1 < entries.size() && joined_fits(at)) || (at > 0 && joined_fits(at - 1)) ||
           (at > 0 && continued(entries[at - 1]));
  }

  Finding finding_of(const Document& document, const Entry& entry) const {
    std::string heading;
    if (entry.heading != kNone) {
      heading = std::string(document.blocks[entry.heading].source.in(document.source.text));
    }
    const auto& block = document.blocks[entry.block];
    auto finding = make_finding(*rule_, document, block.text, {{"heading", {heading, heading}}});
    finding.location.span = block.source;
    if (entry.heading != kNone) {
      finding.notes.push_back({{document.source.path, document.blocks[entry.heading].source}, {heading, heading}});
    }
    return finding;
  }

  std::shared_ptr<const Rule> rule_;
  bool missing_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  const auto fault = spec.keys.required_string("fault");
  if (fault != "missing" && fault != "differs") {
    return fail(spec.keys.where("fault"), "'fault' must be missing or differs");
  }
  return std::make_unique<const ContentsCheck>(spec.rule, fault == "missing");
}

}  // namespace

extern const RuleKind kind_contents;
constinit const RuleKind kind_contents = {"contents", "The table of contents against the headings.", kParameters,
                                          compile};

}  // namespace kaiji
