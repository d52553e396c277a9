// SPDX-License-Identifier: Apache-2.0
// Kind `contents`: entries of a table of contents that no heading has, or that a heading has under another number or
// title.
#include <algorithm>
#include <map>

#include "rules/rule.h"
#include "rules/title_match.h"

namespace kaiji {
namespace {

constexpr Parameter kParameters[] = {
    {"fault", "string",
     "missing (no such heading), differs (another number or another title) or unlisted (a heading without entry).",
     true},
};

constexpr std::size_t kLeastEntries = 3;
/// Fewer matches than this, and the headings of the document were not recognized.
constexpr std::size_t kLeastMatchedPercent = 60;

struct Entry {
  BlockIndex block = kNone;
  std::string_view number;
  std::string_view title;
  BlockIndex heading = kNone;  ///< the heading it stands for
  bool differs = false;
};

bool same_number(std::string_view a, std::string_view b) {
  return a == b || (!a.empty() && !b.empty() && title_key(a) == title_key(b));
}

/// "3" of 「3 責任分界」, "1.2" of 「1.2概要」; "" where no word follows.
std::string_view leading_figures(std::string_view title) {
  const auto end = title.find_first_not_of("0123456789.");
  if (end == title.npos || end == 0 || title[0] == '.') return {};
  return title.substr(0, end);
}

/// A list below the heading 「目次」, as Markdown has it.
bool is_listed_contents(const Document& document, const Block& block) {
  if (block.kind != BlockKind::ListItem) return false;
  const auto heading = document.sections[block.section].heading;
  if (heading == kNone) return false;
  const auto key = title_key(document.text_of(heading));
  return key == "目次" || key == "もくじ" || key == "contents" || key == "tableofcontents";
}

std::vector<Entry> read_entries(const Document& document) {
  std::vector<Entry> entries;
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    if (block.kind != BlockKind::Contents && !is_listed_contents(document, block)) continue;
    const auto title = without_page(document.text_of(block));
    if (title_key(title).empty() || title_key(title) == "目次") continue;
    const auto number = block.number.empty() ? leading_figures(title) : std::string_view(block.number);
    entries.push_back({at, number, block.number.empty() ? title.substr(number.size()) : title});
  }
  return entries;
}

enum class Fault : std::uint8_t { Missing, Differs, Unlisted };

/// A block behind the contents that begins with the entry's words, though the loader took it for no heading.
bool stands_elsewhere(const Document& document, const Entry& entry) {
  const auto key = title_key(entry.title);
  for (auto at = entry.block + 1; at < document.blocks.size(); ++at) {
    const auto& block = document.blocks[at];
    if (block.kind == BlockKind::Contents || block.kind == BlockKind::Furniture || block.table != kNone) continue;
    if (is_listed_contents(document, block)) continue;
    const auto words = title_key(document.text_of(block));
    if (words.starts_with(key) && (words.size() == key.size() || block.number == entry.number)) return true;
    if (!entry.number.empty() && words == title_key(entry.number) + key) return true;
  }
  return false;
}

class ContentsCheck : public Check {
 public:
  ContentsCheck(std::shared_ptr<const Rule> rule, Fault fault) : rule_(std::move(rule)), fault_(fault) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    auto entries = read_entries(document);
    std::size_t matched = 0;
    for (auto& entry : entries) {
      match(document, entry);
      matched += entry.heading != kNone && !entry.differs ? 1 : 0;
    }
    if (entries.size() < kLeastEntries || matched * 100 < entries.size() * kLeastMatchedPercent) return;
    if (fault_ == Fault::Unlisted) return report_unlisted(document, entries, findings);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const auto& entry = entries[i];
      const bool missing = entry.heading == kNone && !wraps(document, entries, i) && !stands_elsewhere(document, entry);
      if (fault_ == Fault::Missing ? missing : entry.differs) findings.push_back(finding_of(document, entry));
    }
  }

 private:
  /// The one or two numbered headings of a rank whose others all have an entry.
  void report_unlisted(const Document& document, const std::vector<Entry>& entries,
                       std::vector<Finding>& findings) const {
    std::map<std::uint8_t, std::size_t> listed;
    std::map<std::uint8_t, std::vector<BlockIndex>> unlisted;
    for (const auto& section : document.sections) {
      if (section.heading == kNone) continue;
      const auto& heading = document.blocks[section.heading];
      if (heading.number.empty() || section.heading < entries.back().block) continue;
      const bool has = std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
        return entry.heading == section.heading || same_title(entry.title, document.text_of(heading));
      });
      if (has) {
        ++listed[section.level];
      } else {
        unlisted[section.level].push_back(section.heading);
      }
    }
    constexpr std::size_t kLeastListed = 4;
    constexpr std::size_t kMostUnlisted = 2;
    for (const auto& [level, headings] : unlisted) {
      if (headings.size() > kMostUnlisted || listed[level] < kLeastListed) continue;
      auto finding = make_finding(*rule_, document, document.blocks[headings.front()].text, {});
      finding.location.span = document.blocks[headings.front()].source;
      if (headings.size() > 1) {
        const auto other = document.blocks[headings.back()].source;
        const std::string words(other.in(document.source.text));
        finding.notes.push_back({{document.source.path, other}, {words, words}});
      }
      findings.push_back(std::move(finding));
    }
  }

  /// The heading of an entry: its number and title, else its title, else its number with words in common.
  static void match(const Document& document, Entry& entry) {
    BlockIndex by_number = kNone;
    BlockIndex by_title = kNone;
    std::size_t numbered = 0;
    for (const auto& section : document.sections) {
      if (section.heading == kNone) continue;
      const auto& heading = document.blocks[section.heading];
      const auto title = without_clause(document.text_of(heading));
      const bool number = same_number(entry.number, heading.number);
      const bool alike = same_title(entry.title, title) || same_title(document.text_of(entry.block), title);
      if (alike && (number || entry.number.empty() || heading.number.empty())) {
        entry.heading = section.heading;
        return;
      }
      if (alike && by_title == kNone) by_title = section.heading;
      if (!number || entry.number.empty()) continue;
      by_number = section.heading;
      ++numbered;
    }
    if (numbered > 1) by_number = kNone;  // a number that restarts in every chapter names no heading
    entry.heading = by_title != kNone ? by_title : by_number;
    entry.differs = entry.heading != kNone;
  }

  /// A long entry that goes on in the next line: both together are a heading, or the one before is.
  static bool wraps(const Document& document, const std::vector<Entry>& entries, std::size_t at) {
    const auto joined_fits = [&](std::size_t first) {
      const auto joined = title_key(document.text_of(entries[first].block)) + title_key(entries[first + 1].title);
      return std::any_of(document.sections.begin(), document.sections.end(), [&](const Section& section) {
        return section.heading != kNone && title_key(document.text_of(section.heading)) == joined;
      });
    };
    const auto continued = [&](const Entry& entry) {
      return entry.heading != kNone &&
             title_key(document.text_of(entry.heading)).find(title_key(entries[at].title)) != std::string::npos;
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
  Fault fault_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  const auto fault = spec.keys.required_string("fault");
  if (fault == "missing") return std::make_unique<const ContentsCheck>(spec.rule, Fault::Missing);
  if (fault == "differs") return std::make_unique<const ContentsCheck>(spec.rule, Fault::Differs);
  if (fault == "unlisted") return std::make_unique<const ContentsCheck>(spec.rule, Fault::Unlisted);
  return fail(spec.keys.where("fault"), "'fault' must be missing, differs or unlisted");
}

}  // namespace

extern const RuleKind kind_contents;
constinit const RuleKind kind_contents = {"contents", "The table of contents against the headings.", kParameters,
                                          compile};

}  // namespace kaiji
