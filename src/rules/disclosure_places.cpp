// SPDX-License-Identifier: Apache-2.0
#include "rules/disclosure_places.h"

#include <algorithm>

#include "rules/sentence_steps.h"
#include "rules/subject_names.h"

namespace kaiji {
namespace {

/// A topic is what a heading or a label cell is about where it is at least this part of it; in percent.
constexpr std::size_t kTopicShare = 50;
constexpr std::size_t kHeadingShare = 25;
/// Sentences that may answer a question in running text.
constexpr int kMaxAnswer = 4;
/// Steps from a list item to the paragraph that leads it.
constexpr int kMaxLead = 3;

class PlaceFinder {
 public:
  PlaceFinder(const DisclosureItem& item, const CheckInput& input)
      : item_(item),
        input_(input),
        document_(input.analysis.document),
        form_(FormReading::of(input, *item.cues)),
        strong_{&item.topics, {}, {}},
        hints_{&item.hints, {}, {}} {}

  ItemPlaces find(const ProfileItems& profile) {
    for (const auto& match : form_.rows_of(item_, profile, input_)) places_.rows.push_back(match);
    mark_topics(strong_);
    mark_subjects();
    mark_topics(hints_);
    mark_names();
    std::erase_if(places_.rows, [&](const RowMatch& match) { return follow_to_section(form_.rows()[match.row]); });
    if (!places_.rows.empty()) places_.nearest = places_.rows.front().label;
    find_candidates(strong_);
    if (!hints_.sentences.empty()) find_candidates(hints_);
    return std::move(places_);
  }

  bool named() {
    mark_names();
    const bool section_named = std::any_of(sections_.begin(), sections_.end(), [&](const auto& section) {
      return std::any_of(document_.blocks.begin() + section.first, document_.blocks.begin() + section.second,
                         [](const Block& block) { return block.role == BlockRole::Statement; });
    });
    return section_named || names_any_row(item_, input_, form_.rows());
  }

 private:
  const Block& block_of(SentenceIndex sentence) const {
    return document_.blocks[input_.analysis.sentences[sentence].block];
  }

  static bool may_name(const Block& block) {
    return block.kind == BlockKind::Heading ||
           (block.table != kNone && block.role != BlockRole::Statement && block.role != BlockRole::History);
  }

  /// The places of words that speak of the item.
  struct Reach {
    const WordSet* words;
    std::vector<Tie> ties;                 ///< by block: what its words of the item tie its neighbours with
    std::vector<SentenceIndex> sentences;  ///< that hold one, ascending
    std::vector<Tie> headings{};           ///< by section: what the headings above its blocks tie them with
  };

  /// What a word of the item in a naming block ties its row or section with.
  void mark_topics(Reach& reach) {
    reach.ties.assign(document_.blocks.size(), Tie::None);
    for (const auto sentence : reach.words->sentences(input_)) {
      if (only_looks_like(item_, *reach.words, input_, sentence)) continue;
      reach.sentences.push_back(sentence);
      const auto index = input_.analysis.sentences[sentence].block;
      const auto& block = document_.blocks[index];
      reach.ties[index] = std::max(reach.ties[index], tie_of_topic(block, reach.words->longest(input_, sentence)));
      if (block.kind == BlockKind::Heading && !places_.nearest) places_.nearest = block.text;
    }
  }

  /// What a sentence says that it is about is a topic as well, where a short name of the item is the whole of it.
  void mark_subjects() {
    const auto known = strong_.sentences.size();
    for (const auto sentence : sentences_about(item_, input_)) {
      const auto index = input_.analysis.sentences[sentence].block;
      if (item_.unless.stands(input_, sentence) || !holds_within(document_.headings(index), index)) continue;
      strong_.sentences.push_back(sentence);
      strong_.ties[index] = std::max(strong_.ties[index], Tie::Topic);
    }
    for (const auto sentence : item_.inside.sentences(input_)) {
      const auto index = input_.analysis.sentences[sentence].block;
      const auto& block = document_.blocks[index];
      if (block.role != BlockRole::Statement || item_.unless.stands(input_, sentence) || !stands_inside(index))
        continue;
      strong_.sentences.push_back(sentence);
    }
    auto& all = strong_.sentences;
    std::sort(all.begin() + static_cast<std::ptrdiff_t>(known), all.end());
    std::inplace_merge(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(known), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }

  /// The labels of the block's row, the headings above it or what leads its list hold a word of `within`.
  bool stands_inside(BlockIndex index) const {
    const auto& block = document_.blocks[index];
    auto around = document_.headings(index);
    if (block.lead != kNone) around.push_back(block.lead);
    if (block.table != kNone && block.row < document_.tables[block.table].labels.size()) {
      const auto& labels = document_.tables[block.table].labels[block.row];
      around.insert(around.end(), labels.begin(), labels.end());
    }
    return std::any_of(around.begin(), around.end(), [&](BlockIndex at) { return stands_in(item_.within, at); });
  }

  Tie tie_of_topic(const Block& block, TextSpan word) const {
    if (!may_name(block)) return Tie::Topic;
    const auto text = document_.text_of(block);
    if (block.role == BlockRole::Question) {
      return word.begin.value < block.text.begin.value + size_of_name(text) ? Tie::Question : Tie::Label;
    }
    const auto share = block.kind == BlockKind::Heading ? kHeadingShare : kTopicShare;
    return share_of(word.size(), text, share) ? Tie::Heading : Tie::Label;
  }

  /// The headings that name the item open sections of it.
  void mark_names() {
    for (const auto sentence : item_.labels.possible_sentences(input_)) {
      if (!is_heading(sentence)) continue;
      if (const auto word = item_.labels.longest(input_, sentence); !word.empty()) add_name(sentence, word);
    }
    for (const auto sentence : item_.rows.possible_sentences(input_)) {
      if (!is_heading(sentence)) continue;
      const auto word = item_.rows.longest(input_, sentence);
      if (is_short_name(word.in(document_.text()), document_.text_of(block_of(sentence)))) add_name(sentence, word);
    }
    if (item_.controls.empty()) return;
    for (const auto& block : document_.blocks) {
      if (block.kind == BlockKind::Heading && has_control(block)) {
        add_section(block);
        numbered_.push_back(sections_.back());
      } else if (block.role == BlockRole::Statement && begins_with_control(block)) {
        const auto index = static_cast<BlockIndex>(&block - document_.blocks.data());
        sections_.push_back({index, index + 1});
        numbered_.push_back(sections_.back());
      }
    }
  }

  bool is_heading(SentenceIndex sentence) const { return block_of(sentence).kind == BlockKind::Heading; }

  bool has_control(const Block& block) const {
    const auto text = document_.text_of(block);
    return std::any_of(item_.controls.begin(), item_.controls.end(), [&](const auto& control) {
      return quotes_control(text, control) || quotes_control(block.number, control);
    });
  }

  /// 「12.4.4 全サーバはNTPで同期する。」: a statement under the number of the control.
  bool begins_with_control(const Block& block) const {
    const auto text = document_.text_of(block);
    return std::any_of(item_.controls.begin(), item_.controls.end(), [&](const auto& control) {
      const auto rest = text.starts_with(control) ? text.substr(control.size()) : std::string_view{};
      return block.number == control || (!rest.empty() && (rest[0] < '0' || rest[0] > '9') && rest[0] != '.');
    });
  }

  void add_name(SentenceIndex sentence, TextSpan word) {
    const auto index = input_.analysis.sentences[sentence].block;
    const auto& block = document_.blocks[index];
    if (item_.unless.stands(input_, sentence)) return;
    if (!names_item(word, block.text, document_.text_of(block), false)) return;
    if (holds_within(document_.headings(index), index)) add_section(block);
  }

  void add_section(const Block& heading) {
    const auto& section = document_.sections[heading.section];
    sections_.push_back({section.begin, section.end});
    if (!named_) places_.nearest = heading.text;
    named_ = true;
  }

  /// One of the words that must stand around the item does, or there is none to ask for.
  bool holds_within(const std::vector<BlockIndex>& around, BlockIndex self) const {
    if (item_.within.empty() || stands_in(item_.within, self)) return true;
    return std::any_of(around.begin(), around.end(), [&](BlockIndex block) { return stands_in(item_.within, block); });
  }

  bool stands_in(const WordSet& words, BlockIndex block) const {
    const auto [begin, end] = sentences_of(input_.analysis, block);
    for (auto at = begin; at < end; ++at) {
      if (words.stands(input_, at)) return true;
    }
    return false;
  }

  /// A row whose answer is the title of a section of this document only says where to look.
  bool follow_to_section(const FormRow& row) {
    bool followed = false;
    for (const auto& part : row.answers) {
      const auto text = part.span.in(document_.text());
      for (const auto& section : document_.sections) {
        if (section.heading == kNone || document_.text_of(section.heading) != text) continue;
        add_section(document_.blocks[section.heading]);
        followed = true;
      }
    }
    return followed;
  }

  /// A question in running text, and how long it lasts.
  struct Caption {
    SentenceIndex sentence = kNone;
    Tie tie = Tie::None;
    int sentences = 0;  ///< that may still answer it
    TableIndex table = kNone;
  };

  void find_candidates(Reach& reach) {
    tie_sections(reach);
    const auto make = [&] { return SentenceSteps(input_.analysis, *item_.cues); };
    const auto& steps = input_.memo.get<SentenceSteps>(item_.cues.get(), make);
    auto topic = reach.sentences.begin();
    Caption caption;
    for (const SentenceRun& run : steps.runs) {
      topic = std::lower_bound(topic, reach.sentences.end(), run.first);
      if (run.apart && says_nothing(run, topic, reach)) {
        caption = {};
        continue;
      }
      for (SentenceIndex at = run.first; at < run.last; ++at) {
        while (topic != reach.sentences.end() && *topic < at) ++topic;
        const bool own = topic != reach.sentences.end() && *topic == at;
        take_step(at, steps.all[at], own, reach, caption);
      }
    }
  }

  void take_step(SentenceIndex at, const SentenceStep& step, bool own, const Reach& reach, Caption& caption) {
    if (step.kind == StepKind::Heading || step.table != caption.table) caption = {kNone, Tie::None, 0, step.table};
    if (step.kind == StepKind::Other || (step.kind == StepKind::Outside && !item_.anywhere)) return;
    if (step.kind == StepKind::Question) {
      const Caption next{at, caption_tie(at, own), kMaxAnswer, step.table};
      // Two questions in a row are answered together: 「いつからですか。導入実績は。」
      const bool together = caption.sentences == kMaxAnswer && !item_.cues->is_numbered_question(text_of(at)) &&
                            caption.sentence + 1 == at && !text_of(at).starts_with("Q");
      if (!together || next.tie >= caption.tie) caption = next;
      return;
    }
    if (step.kind == StepKind::Heading && !(step.outside && item_.anywhere)) return;
    add_candidate(at, tie_of(at, own, reach), caption, &reach == &hints_);
  }

  /// No word of the item stands in the run, and no heading or name above it is of the item.
  bool says_nothing(const SentenceRun& run, std::vector<SentenceIndex>::const_iterator topic,
                    const Reach& reach) const {
    if (topic != reach.sentences.end() && *topic < run.last) return false;
    const auto& sentences = input_.analysis.sentences;
    const auto begin = sentences[run.first].block;
    const auto end = sentences[run.last - 1].block + 1;
    if (reach.headings[document_.blocks[begin].section] != Tie::None) return false;
    return std::none_of(sections_.begin(), sections_.end(),
                        [&](const auto& named) { return named.first < end && begin < named.second; });
  }

  void add_candidate(SentenceIndex at, Tie tie, Caption& caption, bool hinted) {
    const bool answers = caption.sentences > 0 && caption.tie > tie;
    if (caption.sentences > 0) --caption.sentences;
    if (answers) tie = caption.tie;
    if (tie == Tie::None || (hinted && tie == Tie::Section)) return;
    const auto asked = answers || caption.sentences > 0 ? caption.sentence : kNone;
    places_.candidates.push_back({at, tie, asked, inside(numbered_, input_.analysis.sentences[at].block), hinted});
    places_.has_section = places_.has_section || tie == Tie::Section;
  }

  Tie caption_tie(SentenceIndex sentence, bool own) const {
    if (item_.unless.stands(input_, sentence)) return Tie::None;
    const auto name = item_.labels.longest(input_, sentence);
    const auto whole = input_.analysis.sentences[sentence].span;
    const bool early = name.begin.value < whole.begin.value + size_of_name(text_of(sentence));
    if (name.size() >= kTellingWord && early) return Tie::Section;
    return own ? Tie::Question : Tie::None;
  }

  std::string_view text_of(SentenceIndex sentence) const {
    return input_.analysis.text_of(input_.analysis.sentences[sentence]);
  }

  using Sections = std::vector<std::pair<BlockIndex, BlockIndex>>;  ///< ranges of blocks

  static bool inside(const Sections& sections, BlockIndex index) {
    return std::any_of(sections.begin(), sections.end(),
                       [&](const auto& section) { return section.first <= index && index < section.second; });
  }

  Tie tie_of(SentenceIndex sentence, bool own, const Reach& reach) const {
    const auto index = input_.analysis.sentences[sentence].block;
    if (inside(sections_, index)) return Tie::Section;
    if (own) return Tie::Topic;
    if (reach.sentences.empty()) return Tie::None;
    const auto tie = std::max({tie_of_row(index, reach.ties), reach.headings[document_.blocks[index].section],
                               tie_of_lead(index, reach.ties)});
    if (tie != Tie::None) return tie;
    const bool follows = sentence > 0 && input_.analysis.sentences[sentence - 1].block == index;
    const auto& said = reach.sentences;
    return follows && std::binary_search(said.begin(), said.end(), sentence - 1) ? Tie::Before : Tie::None;
  }

  Tie tie_of_row(BlockIndex index, const std::vector<Tie>& ties) const {
    const auto& block = document_.blocks[index];
    if (block.table == kNone) return Tie::None;
    const auto& table = document_.tables[block.table];
    Tie tie = Tie::None;
    if (block.row < table.labels.size()) {
      for (const auto label : table.labels[block.row]) {
        if (label == index) continue;
        const bool own = document_.blocks[label].row == block.row;
        tie = std::max(tie, std::min(ties[label], own ? Tie::Heading : Tie::Label));
      }
    }
    for (std::uint32_t row = 0; row < table.header_rows && row < table.cells.size(); ++row) {
      if (block.column >= table.cells[row].size() || table.cells[row][block.column] == kNone) continue;
      tie = std::max(tie, std::min(ties[table.cells[row][block.column]], Tie::Heading));
    }
    return tie;
  }

  /// The nearest heading ties its blocks with all that it has, those above it less. Parents stand before their
  /// sections.
  void tie_sections(Reach& reach) const {
    reach.headings.assign(document_.sections.size(), Tie::None);
    for (SectionIndex at = 0; at < document_.sections.size(); ++at) {
      const auto& section = document_.sections[at];
      const auto own = section.heading == kNone ? Tie::None : std::min(reach.ties[section.heading], Tie::Heading);
      // Of a section without a heading those above it are no nearer.
      const auto above = section.parent == kNone ? Tie::None : reach.headings[section.parent];
      reach.headings[at] = std::max(own, section.heading == kNone ? above : std::min(above, Tie::Label));
    }
  }

  Tie tie_of_lead(BlockIndex index, const std::vector<Tie>& ties) const {
    auto lead = document_.blocks[index].lead;
    for (int step = 0; step < kMaxLead && lead != kNone; ++step, lead = document_.blocks[lead].lead) {
      if (ties[lead] != Tie::None) return Tie::Label;
    }
    return Tie::None;
  }

  const DisclosureItem& item_;
  const CheckInput& input_;
  const Document& document_;
  const FormReading& form_;
  Reach strong_;  ///< of the topics
  Reach hints_;
  Sections sections_;  ///< that name the item
  Sections numbered_;  ///< of these, with its control number
  bool named_ = false;
  ItemPlaces places_;
};

}  // namespace

ItemPlaces find_places(const DisclosureItem& item, const ProfileItems& profile, const CheckInput& input) {
  return PlaceFinder(item, input).find(profile);
}

bool is_named(const DisclosureItem& item, const CheckInput& input) {
  return PlaceFinder(item, input).named();
}

}  // namespace kaiji
