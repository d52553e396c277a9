// SPDX-License-Identifier: Apache-2.0
#include "rules/kept_verdicts.h"

#include <algorithm>
#include <optional>
#include <string>

namespace kaiji {
namespace {

/// So many sentences between two claims may be looked at (rules/comparison.cpp), whatever chapter they are of.
constexpr SentenceIndex kBetween = 24;

/// A section below the title, or what stands before the first of them.
struct Chapter {
  std::uint64_t number = 0;  ///< stands for its content
  TextOffset begin;
  std::size_t claims = 0;   ///< its first claim
  SentenceIndex first = 0;  ///< [first, last)
  SentenceIndex last = 0;
  bool front = false;  ///< it stands before the others: what it says may be about all of them
};

/// The deepest section that holds all the others but those above it: the title of a document.
SectionIndex root_of(const Document& document) {
  std::vector<std::pair<std::size_t, SectionIndex>> children(document.sections.size());  // how many, the last of them
  for (SectionIndex at = 1; at < document.sections.size(); ++at)
    if (const auto parent = document.sections[at].parent; parent != kNone)
      children[parent] = {children[parent].first + 1, at};
  SectionIndex root = 0;
  while (!children.empty() && children[root].first == 1) root = children[root].second;
  return root;
}

/// By section: the one below `root` that holds it; kNone for `root` and those above it.
std::vector<SectionIndex> branches_of(const Document& document, SectionIndex root) {
  std::vector<SectionIndex> branches(document.sections.size(), kNone);
  for (SectionIndex at = 1; at < document.sections.size(); ++at) {
    const auto parent = document.sections[at].parent;
    branches[at] = parent == root ? at : parent == kNone ? kNone : branches[parent];
  }
  return branches;
}

class Chapters {
 public:
  /// Empty where nothing is known of the parts of the document.
  Chapters(const Analysis& analysis, ContentNumbers& numbers) {
    if (analysis.parts.empty() || !analysis.parts.front().key) return;
    numbers.begin_edition();
    const auto& document = analysis.document;
    const auto branches = branches_of(document, root_of(document));
    std::string content;
    auto open = kNone;
    for (const ReadingPart& part : analysis.parts) {
      const auto branch = branches[document.blocks[part.block].section];
      if (all_.empty() || branch != open) {
        close(content, numbers);
        all_.push_back({0, part.text.begin, 0, part.first, part.first, branch == kNone});
        content = to_string(analysis.facts.date);  // claims are made of it as well
        open = branch;
      }
      all_.back().last = part.last;
      for (const auto number : {part.key->own, part.key->before, part.key->after, part.key->above})
        content.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
    close(content, numbers);
    std::size_t claim = 0;
    for (Chapter& chapter : all_) {
      while (claim < analysis.claims.size() && analysis.claims[claim].value.span.begin < chapter.begin) ++claim;
      chapter.claims = claim;
    }
  }

  bool empty() const { return all_.empty(); }
  const Chapter& operator[](std::size_t at) const { return all_[at]; }

  std::size_t of(const Claim& claim) const {
    const auto after = std::upper_bound(all_.begin(), all_.end(), claim.value.span.begin,
                                        [](TextOffset at, const Chapter& chapter) { return at < chapter.begin; });
    return after == all_.begin() ? 0 : static_cast<std::size_t>(after - all_.begin()) - 1;
  }

  /// The chapters that a comparison of claims may look at, ascending.
  std::vector<std::size_t> around(const std::vector<const Claim*>& claims) const {
    std::vector<bool> looked(all_.size());
    for (const Claim* claim : claims) looked[of(*claim)] = true;
    bool all = false;
    for (std::size_t i = 0; i < all_.size(); ++i) all = all || (looked[i] && all_[i].front);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (!all && !looked[i]) continue;
      if (!found.empty() && all_[i].first - all_[found.back()].last <= kBetween)
        for (auto between = found.back() + 1; between < i; ++between) found.push_back(between);
      found.push_back(i);
    }
    return found;
  }

 private:
  void close(std::string& content, ContentNumbers& numbers) {
    if (!all_.empty()) all_.back().number = numbers.of(std::move(content));
  }

  std::vector<Chapter> all_;
};

/// A claim by the place of its chapter among those that were looked at.
struct ClaimPlace {
  std::size_t chapter = 0;
  std::size_t claim = 0;  ///< counted from the first of the chapter
};

struct PlacedVerdict {
  std::vector<ClaimPlace> claims;
  Severity severity = Severity::Warning;
  bool minor = false;
};

struct Answer {
  ClaimPlace a;
  ClaimPlace b;
  bool doubted = false;
};

/// What one check said, of which chapters.
struct KeptVerdicts {
  std::vector<std::uint64_t> chapters;
  std::vector<PlacedVerdict> verdicts;
  std::vector<Answer> answers;
  bool known = false;
};

/// Turns claims of one edition into places, and back in another one.
class Places {
 public:
  Places(const Analysis& analysis, const Chapters& chapters, const std::vector<std::size_t>& looked)
      : analysis_(analysis), chapters_(chapters), looked_(looked) {}

  /// Nothing where the claim stands elsewhere, or is none of the analysis.
  std::optional<ClaimPlace> place(const Claim& claim) const {
    const auto index = static_cast<std::size_t>(&claim - analysis_.claims.data());
    const auto chapter = chapters_.of(claim);
    const auto at = std::lower_bound(looked_.begin(), looked_.end(), chapter);
    if (index >= analysis_.claims.size() || at == looked_.end() || *at != chapter) return std::nullopt;
    return ClaimPlace{static_cast<std::size_t>(at - looked_.begin()), index - chapters_[chapter].claims};
  }
  const Claim& claim(const ClaimPlace& place) const {
    return analysis_.claims[chapters_[looked_[place.chapter]].claims + place.claim];
  }

 private:
  const Analysis& analysis_;
  const Chapters& chapters_;
  const std::vector<std::size_t>& looked_;
};

std::vector<Verdict> moved(const KeptVerdicts& kept, const Places& places) {
  std::vector<Verdict> verdicts;
  for (const PlacedVerdict& placed : kept.verdicts) {
    Verdict& verdict = verdicts.emplace_back(Verdict{{}, placed.severity, placed.minor});
    for (const ClaimPlace& place : placed.claims) verdict.claims.push_back(&places.claim(place));
  }
  return verdicts;
}

/// Keeps the verdicts; not where one speaks of a claim that stands elsewhere.
void keep(const std::vector<Verdict>& verdicts, const Places& places, KeptVerdicts& kept) {
  for (const Verdict& verdict : verdicts) {
    PlacedVerdict& placed = kept.verdicts.emplace_back(PlacedVerdict{{}, verdict.severity, verdict.minor});
    for (const Claim* claim : verdict.claims) {
      const auto place = places.place(*claim);
      if (!place) return;
      placed.claims.push_back(*place);
    }
  }
  kept.known = true;
}

}  // namespace

std::vector<Verdict> kept_verdicts(const CheckInput& input, const void* owner, const std::vector<const Claim*>& read,
                                   const Doubts& doubts,
                                   const std::function<std::vector<Verdict>(const Doubts&)>& judge) {
  if (input.kept == nullptr) return judge(doubts);
  const auto& chapters = input.memo.get<Chapters>(
      nullptr, [&] { return Chapters(input.analysis, input.kept->edit<ContentNumbers>(nullptr)); });
  if (chapters.empty()) return judge(doubts);
  const auto looked = chapters.around(read);
  const Places places(input.analysis, chapters, looked);
  std::vector<std::uint64_t> numbers;
  for (const auto chapter : looked) numbers.push_back(chapters[chapter].number);
  auto& kept = input.kept->edit<KeptVerdicts>(owner);
  const bool same = kept.known && kept.chapters == numbers &&
                    std::all_of(kept.answers.begin(), kept.answers.end(), [&](const Answer& answer) {
                      return doubts(places.claim(answer.a), places.claim(answer.b)) == answer.doubted;
                    });
  if (same) return moved(kept, places);
  kept = {std::move(numbers), {}, {}, false};
  bool placed = true;
  const auto verdicts = judge([&](const Claim& a, const Claim& b) {
    const bool doubted = doubts(a, b);
    const auto x = places.place(a);
    const auto y = places.place(b);
    if (x && y) kept.answers.push_back({*x, *y, doubted});
    placed = placed && x && y;
    return doubted;
  });
  if (placed) keep(verdicts, places, kept);
  return verdicts;
}

}  // namespace kaiji
