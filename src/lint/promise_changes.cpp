// SPDX-License-Identifier: Apache-2.0
#include "lint/promise_changes.h"

#include <algorithm>
#include <map>
#include <set>

#include "lint/sentence_pairs.h"

namespace kaiji {
namespace {

/// Claims of less weight may belong to another concept: they are no ground for a finding.
constexpr float kLeastWeight = 0.6F;

/// The axes of a subject that can narrow a promise or tell two apart.
std::vector<std::string_view> axes(const Subject& subject) {
  return {subject.service,  subject.plan,    subject.data,  subject.environment, subject.severity,
          subject.audience, subject.channel, subject.cycle, subject.act};
}

bool may_meet(const Subject& a, const Subject& b) {
  const auto x = axes(a);
  const auto y = axes(b);
  for (std::size_t i = 0; i < x.size(); ++i)
    if (!x[i].empty() && !y[i].empty() && x[i] != y[i]) return false;
  return true;
}

int shared_axes(const Subject& a, const Subject& b) {
  const auto x = axes(a);
  const auto y = axes(b);
  int count = 0;
  for (std::size_t i = 0; i < x.size(); ++i) count += x[i] == y[i] ? 1 : 0;
  return count;
}

/// The new statement names a service, a plan or an environment that the old one did not.
bool narrowed(const Subject& before, const Subject& after) {
  return (before.service.empty() && !after.service.empty()) || (before.plan.empty() && !after.plan.empty()) ||
         (before.environment.empty() && !after.environment.empty());
}

/// A claim of one edition and what it was paired with in the other.
struct Promise {
  const Claim* claim = nullptr;
  const Claim* partner = nullptr;
};

std::vector<Promise> promises_of(const Analysis& analysis) {
  std::vector<Promise> promises;
  for (const Claim& claim : analysis.claims) {
    const bool states = analysis.document.blocks[claim.block].role == BlockRole::Statement;
    const bool own = claim.actor != Actor::Customer && claim.tense != Tense::Past;
    const bool denied = claim.value.value.type != ValueType::Flag && claim.polarity == Polarity::Denied;
    if (states && own && !denied && claim.weight >= kLeastWeight) promises.push_back({&claim, nullptr});
  }
  return promises;
}

class Differ {
 public:
  Differ(const DocumentResult& old_edition, const DocumentResult& new_edition, const Strength& strength)
      : old_(*old_edition.analysis),
        new_(*new_edition.analysis),
        strength_(strength),
        pairs_(pair_sentences(old_, new_)),
        before_(promises_of(old_)),
        after_(promises_of(new_)) {
    for (const Finding& finding : new_edition.findings)
      if (finding.rule.starts_with("vague/")) note_vague(finding);
  }

  std::vector<PromiseChange> run() {
    pair_where([&](const Claim& a, const Claim& b) { return same_sentence(a, b) && unchanged(a, b); });
    pair_where([&](const Claim& a, const Claim& b) { return may_meet(a.subject, b.subject) && unchanged(a, b); });
    pair_where([&](const Claim& a, const Claim& b) { return same_sentence(a, b); });
    pair_nearest();
    // Figures first: what they say of a sentence, its flags need not say again.
    for (const bool flags : {false, true})
      for (const Promise& promise : before_)
        if ((promise.claim->value.value.type == ValueType::Flag) == flags) judge_old(promise);
    for (const Promise& promise : after_) judge_new(promise);
    judge_sentences();
    return sorted();
  }

 private:
  void note_vague(const Finding& finding) {
    for (SentenceIndex i = 0; i < new_.sentences.size(); ++i) {
      const SourceSpan there = new_.document.to_source(new_.sentences[i].span);
      if (there.contains(finding.location.span)) vague_.emplace(i, finding.location.span);
    }
  }

  bool same_sentence(const Claim& a, const Claim& b) const { return pairs_.after[a.sentence] == b.sentence; }
  bool unchanged(const Claim& a, const Claim& b) const { return strength_.trend(a, b) == Trend::Same; }

  template <class Accept>
  void pair_where(Accept accept) {
    for (Promise& a : before_) {
      if (a.partner) continue;
      for (Promise& b : after_) {
        if (b.partner || a.claim->concept_id != b.claim->concept_id || !accept(*a.claim, *b.claim)) continue;
        a.partner = b.claim;
        b.partner = a.claim;
        break;
      }
    }
  }

  /// What is left: of the claims of one concept that may be about one thing, those that share the most.
  void pair_nearest() {
    for (Promise& a : before_) {
      if (a.partner) continue;
      Promise* best = nullptr;
      for (Promise& b : after_) {
        if (b.partner || a.claim->concept_id != b.claim->concept_id) continue;
        if (pairs_.before[b.claim->sentence] != kNone || !may_meet(a.claim->subject, b.claim->subject)) continue;
        if (!best ||
            shared_axes(a.claim->subject, b.claim->subject) > shared_axes(a.claim->subject, best->claim->subject))
          best = &b;
      }
      if (!best) continue;
      a.partner = best->claim;
      best->partner = a.claim;
    }
  }

  /// The promise is still made, at least as strong, somewhere in the other edition.
  bool stated(const Claim& claim, const std::vector<Promise>& promises) const {
    return std::any_of(promises.begin(), promises.end(), [&](const Promise& other) {
      return other.claim->concept_id == claim.concept_id && may_meet(claim.subject, other.claim->subject) &&
             unchanged(claim, *other.claim);
    });
  }

  void add(ChangeKind kind, const Claim& before, TextSpan after) {
    // A flag says nothing that the figures of its sentence did not say already.
    const bool flag = before.value.value.type == ValueType::Flag;
    if (flag && told_old_.count(before.sentence) > 0) return;
    changes_.push_back({kind, before.concept_id, before.value.span, after});
    told_old_.insert(before.sentence);
    if (pairs_.after[before.sentence] != kNone) told_new_.insert(pairs_.after[before.sentence]);
  }

  void judge_old(const Promise& promise) {
    if (promise.partner) return judge_pair(*promise.claim, *promise.partner);
    if (!strength_.promises(*promise.claim) || stated(*promise.claim, after_)) return;
    const SentenceIndex now = pairs_.after[promise.claim->sentence];
    if (now == kNone) return add(ChangeKind::Removed, *promise.claim, place_of(*promise.claim));
    // The sentence stayed, and what was read in it is read otherwise now: no change of the document.
    if (old_.text_of(old_.sentences[promise.claim->sentence]) == new_.text_of(new_.sentences[now])) return;
    const bool vague = vague_.count(now) > 0;
    const bool hedged = !new_condition(promise.claim->sentence, now).empty();
    const ChangeKind kind = vague ? ChangeKind::Vaguer : hedged ? ChangeKind::Conditional : ChangeKind::Removed;
    add(kind, *promise.claim, new_.sentences[now].span);
  }

  void judge_pair(const Claim& before, const Claim& after) {
    told_new_.insert(after.sentence);
    switch (strength_.trend(before, after)) {
      case Trend::Same:
        if (same_sentence(before, after) && narrowed(before.subject, after.subject) && rewritten(before, after))
          add(ChangeKind::Narrower, before, after.value.span);
        else if (!rewritten(before, after) || new_condition(before.sentence, after.sentence).empty())
          return;
        else
          add(ChangeKind::Conditional, before, new_.sentences[after.sentence].span);
        return;
      case Trend::Weaker:
        return add(ChangeKind::Weaker, before, after.value.span);
      case Trend::Conditional:
        return add(ChangeKind::Conditional, before, new_.sentences[after.sentence].span);
      case Trend::Stronger:
        return add(ChangeKind::Stronger, before, after.value.span);
      case Trend::Different:
        return add(ChangeKind::Different, before, after.value.span);
    }
  }

  void judge_new(const Promise& promise) {
    if (promise.partner || promise.claim->value.value.type == ValueType::Flag) return;
    if (stated(*promise.claim, before_) || told_new_.count(promise.claim->sentence) > 0) return;
    const SentenceIndex was = pairs_.before[promise.claim->sentence];
    if (was != kNone && old_.text_of(old_.sentences[was]) == new_.text_of(new_.sentences[promise.claim->sentence]))
      return;
    changes_.push_back({ChangeKind::Added, promise.claim->concept_id, std::nullopt, promise.claim->value.span});
  }

  /// Sentences whose promise is in their words alone: they became vague, or depend on something now.
  void judge_sentences() {
    for (SentenceIndex i = 0; i < old_.sentences.size(); ++i) {
      const SentenceIndex now = pairs_.after[i];
      if (now == kNone || told_new_.count(now) > 0 || told_old_.count(i) > 0) continue;
      if (old_.role_of(old_.sentences[i]) != BlockRole::Statement) continue;
      if (old_.text_of(old_.sentences[i]) == new_.text_of(new_.sentences[now])) continue;
      const bool hedged = !new_condition(i, now).empty();
      if (hedged || became_vague(i, now))
        changes_.push_back({hedged ? ChangeKind::Conditional : ChangeKind::Vaguer,
                            {},
                            old_.sentences[i].span,
                            new_.sentences[now].span});
    }
  }

  /// The words that are vague now did not stand in the old sentence.
  bool became_vague(SentenceIndex was, SentenceIndex now) const {
    const auto found = vague_.find(now);
    if (found == vague_.end()) return false;
    return old_.document.quote(old_.sentences[was].span).find(found->second.in(new_.document.source.text)) ==
           std::string_view::npos;
  }

  bool rewritten(const Claim& before, const Claim& after) const {
    return old_.text_of(old_.sentences[before.sentence]) != new_.text_of(new_.sentences[after.sentence]);
  }

  std::string_view new_condition(SentenceIndex was, SentenceIndex now) const {
    return strength_.new_condition(old_.text_of(old_.sentences[was]), new_.text_of(new_.sentences[now]));
  }

  /// Where a reader of the new edition would have found the promise: the sentence after its nearest neighbour that
  /// stayed, else the start of the text.
  TextSpan place_of(const Claim& claim) const {
    for (SentenceIndex i = claim.sentence; i-- > 0;)
      if (pairs_.after[i] != kNone) return new_.sentences[pairs_.after[i]].span;
    return new_.sentences.empty() ? TextSpan{} : new_.sentences.front().span;
  }

  std::vector<PromiseChange> sorted() {
    std::stable_sort(changes_.begin(), changes_.end(), [](const PromiseChange& a, const PromiseChange& b) {
      return a.after->begin != b.after->begin ? a.after->begin < b.after->begin : a.concept_id < b.concept_id;
    });
    return std::move(changes_);
  }

  const Analysis& old_;
  const Analysis& new_;
  const Strength& strength_;
  SentencePairs pairs_;
  std::vector<Promise> before_;
  std::vector<Promise> after_;
  std::map<SentenceIndex, SourceSpan> vague_;  ///< vague words of the new edition by sentence
  std::set<SentenceIndex> told_old_;
  std::set<SentenceIndex> told_new_;
  std::vector<PromiseChange> changes_;
};

}  // namespace

std::vector<PromiseChange> promise_changes(const DocumentResult& old_edition, const DocumentResult& new_edition,
                                           const Strength& strength) {
  if (!old_edition.analysis || !new_edition.analysis) return {};
  return Differ(old_edition, new_edition, strength).run();
}

}  // namespace kaiji
