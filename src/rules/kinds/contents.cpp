// SPDX-License-Identifier: Apache-2.0
// Kind `contents`: entries of a table of contents that no heading has, or that a heading has under another number or
// title.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "rules/rule.h"
#include "rules/title_match.h"

namespace kaiji {
namespace contents_kind {
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

/// The headings of a document, and what its blocks begin with, as entries are compared with them. Made once for the
/// three faults.
class Headings {
 public:
  explicit Headings(const Document& document) : document_(document) {
    for (const auto& section : document.sections) {
      if (section.heading == kNone) continue;
      const auto& heading = document.blocks[section.heading];
      const auto number = static_cast<std::uint32_t>(blocks_.size());
      blocks_.push_back(section.heading);
      titles_.add(title_key(without_clause(document.text_of(heading))));
      whole_.insert(title_key(document.text_of(heading)));
      if (!heading.number.empty()) numbers_[title_key(heading.number)].push_back(number);
    }
  }

  /// The heading of an entry: its number and title, else its title, else its number with words in common.
  void match(Entry& entry) const {
    BlockIndex by_title = kNone;
    for (const auto at : alike(entry)) {
      const auto& heading = document_.blocks[blocks_[at]];
      if (same_number(entry.number, heading.number) || entry.number.empty() || heading.number.empty()) {
        entry.heading = blocks_[at];
        return;
      }
      if (by_title == kNone) by_title = blocks_[at];
    }
    const auto numbered = entry.number.empty() ? numbers_.end() : numbers_.find(title_key(entry.number));
    // A number that restarts in every chapter names no heading.
    const bool names = numbered != numbers_.end() && numbered->second.size() == 1;
    entry.heading = by_title != kNone ? by_title : names ? blocks_[numbered->second.front()] : kNone;
    entry.differs = entry.heading != kNone;
  }

  bool has(const std::string& key) const { return whole_.contains(key); }

  /// A block behind the contents that begins with the entry's words, though the loader took it for no heading.
  bool stands_elsewhere(const Entry& entry) const {
    if (openings_.empty()) read_openings();
    const auto key = title_key(entry.title);
    const auto numbered = entry.number.empty() ? key : title_key(entry.number) + key;
    for (const auto& wanted : {key, numbered}) {
      for (auto at = openings_.lower_bound(wanted); at != openings_.end() && at->first.starts_with(wanted); ++at) {
        if (at->second <= entry.block) continue;
        const bool whole = at->first.size() == wanted.size();
        if (whole && (&wanted == &numbered || wanted == key)) return true;
        if (wanted == key && document_.blocks[at->second].number == entry.number) return true;
      }
    }
    return false;
  }

 private:
  /// Numbers of the headings with the title of the entry, ascending.
  std::vector<std::uint32_t> alike(const Entry& entry) const {
    auto found = titles_.find(title_key(entry.title));
    const auto whole = titles_.find(title_key(document_.text_of(entry.block)));
    found.insert(found.end(), whole.begin(), whole.end());
    std::sort(found.begin(), found.end());
    return found;
  }

  void read_openings() const {
    for (BlockIndex at = 0; at < document_.blocks.size(); ++at) {
      const auto& block = document_.blocks[at];
      if (block.kind == BlockKind::Contents || block.kind == BlockKind::Furniture || block.table != kNone) continue;
      if (!is_listed_contents(document_, block)) openings_.emplace(title_key(document_.text_of(block)), at);
    }
  }

  const Document& document_;
  std::vector<BlockIndex> blocks_;  ///< of the headings, by number
  TitleIndex titles_;
  std::unordered_set<std::string> whole_;  ///< keys of the headings as they stand
  std::unordered_map<std::string, std::vector<std::uint32_t>> numbers_;
  mutable std::multimap<std::string, BlockIndex> openings_;  ///< keys of blocks that may stand for a heading
};

/// The contents of a document, matched with its headings.
struct MatchedContents {
  explicit MatchedContents(const Document& document) : entries(read_entries(document)), headings(document) {
    for (auto& entry : entries) {
      headings.match(entry);
      matched += entry.heading != kNone && !entry.differs ? 1 : 0;
    }
  }

  std::vector<Entry> entries;
  Headings headings;
  std::size_t matched = 0;
};

enum class Fault : std::uint8_t { Missing, Differs, Unlisted };

class ContentsCheck : public Check {
 public:
  ContentsCheck(std::shared_ptr<const Rule> rule, Fault fault) : rule_(std::move(rule)), fault_(fault) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    const auto& contents = input.memo.get<MatchedContents>(nullptr, [&] { return MatchedContents(document); });
    const auto& entries = contents.entries;
    if (entries.size() < kLeastEntries || contents.matched * 100 < entries.size() * kLeastMatchedPercent) return;
    if (fault_ == Fault::Unlisted) return report_unlisted(document, entries, findings);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const auto& entry = entries[i];
      const bool wanted = fault_ == Fault::Missing ? is_missing(document, contents, i) : entry.differs;
      if (wanted) findings.push_back(finding_of(document, entry));
    }
  }

 private:
  static bool is_missing(const Document& document, const MatchedContents& contents, std::size_t at) {
    return contents.entries[at].heading == kNone && !wraps(document, contents, at) &&
           !contents.headings.stands_elsewhere(contents.entries[at]);
  }

  /// The one or two numbered headings of a rank whose others all have an entry.
  void report_unlisted(const Document& document, const std::vector<Entry>& entries,
                       std::vector<Finding>& findings) const {
    TitleIndex titles;
    std::set<BlockIndex> named;
    for (const Entry& entry : entries) {
      titles.add(title_key(entry.title));
      named.insert(entry.heading);
    }
    std::map<std::uint8_t, std::size_t> listed;
    std::map<std::uint8_t, std::vector<BlockIndex>> unlisted;
    for (const auto& section : document.sections) {
      if (section.heading == kNone) continue;
      const auto& heading = document.blocks[section.heading];
      if (heading.number.empty() || section.heading < entries.back().block) continue;
      const bool has = named.contains(section.heading) || !titles.find(title_key(document.text_of(heading))).empty();
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

  /// A long entry that goes on in the next line: both together are a heading, or the one before is.
  static bool wraps(const Document& document, const MatchedContents& contents, std::size_t at) {
    const auto& entries = contents.entries;
    const auto joined_fits = [&](std::size_t first) {
      const auto joined = title_key(document.text_of(entries[first].block)) + title_key(entries[first + 1].title);
      return contents.headings.has(joined);
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
}  // namespace contents_kind

extern const RuleKind kind_contents;
constinit const RuleKind kind_contents = {"contents", "The table of contents against the headings.",
                                          contents_kind::kParameters, contents_kind::compile};

}  // namespace kaiji
