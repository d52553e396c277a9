// SPDX-License-Identifier: Apache-2.0
#include "rules/disclosure_places.h"

#include <algorithm>

namespace kaiji {
namespace {

/// A label names a heading or a label cell where it is at least this part of it; in percent.
constexpr std::size_t kNamingShare = 45;
/// A short name (`rows`) must be nearly the whole of it.
constexpr std::size_t kRowShare = 75;
/// A topic is what a heading or a label cell is about where it is at least this part of it; in percent.
constexpr std::size_t kTopicShare = 50;
constexpr std::size_t kHeadingShare = 25;
/// Words this long (bytes) name an item wherever they stand in a question.
constexpr std::size_t kTellingWord = 12;
/// Sentences that may answer a question in running text.
constexpr int kMaxAnswer = 4;
/// Steps from a list item to the paragraph that leads it.
constexpr int kMaxLead = 3;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The number stands in the text by itself: 9.2.1, and not 19.2.1 or 9.2.10 or 9.2.1.3.
bool stands_at(std::string_view text, std::size_t at, std::size_t size) {
  if (at > 0 && (is_digit(text[at - 1]) || (text[at - 1] == '.' && at > 1 && is_digit(text[at - 2])))) return false;
  const auto rest = text.substr(at + size);
  return rest.empty() || !(is_digit(rest[0]) || (rest[0] == '.' && rest.size() > 1 && is_digit(rest[1])));
}

/// The text quotes a control number as one: 「…(9.2.1)」, 「A.9.2.1」, 「CLD.6.3.1」. A heading's own number may be
/// anything, so that a bare one proves nothing.
bool quotes_control(std::string_view text, std::string_view control) {
  for (auto at = text.find(control); at != std::string_view::npos; at = text.find(control, at + 1)) {
    if (!stands_at(text, at, control.size())) continue;
    const auto before = text.substr(0, at);
    if (!is_digit(control[0]) || before.ends_with("A.") || before.ends_with("A ")) return true;
    const auto open = before.rfind('(');
    if (open != std::string_view::npos && before.find(')', open) == std::string_view::npos) return true;
  }
  return false;
}

/// Bytes of the text before a bracket that follows it: 「情報のバックアップ(12.3.1)」.
std::size_t size_of_name(std::string_view text) {
  const auto open = text.find('(');
  return open == std::string_view::npos || open < 6 ? text.size() : open;
}

bool share_of(std::size_t part, std::string_view whole, std::size_t percent) {
  return part * 100 >= size_of_name(whole) * percent;
}

class PlaceFinder {
 public:
  PlaceFinder(const DisclosureItem& item, const CheckInput& input)
      : item_(item), input_(input), document_(input.analysis.document), ties_(document_.blocks.size(), Tie::None) {}

  ItemPlaces find() {
    mark_topics();
    find_named();
    find_candidates();
    return std::move(places_);
  }

  bool named() {
    find_named();
    return !places_.rows.empty() || std::any_of(sections_.begin(), sections_.end(), [&](const auto& section) {
      return std::any_of(document_.blocks.begin() + section.first, document_.blocks.begin() + section.second,
                         [](const Block& block) { return block.role == BlockRole::Statement; });
    });
  }

 private:
  void find_named() {
    mark_names();
    for (TableIndex table = 0; table < document_.tables.size(); ++table) find_rows(table);
    keep_best_rows();
  }

  const Block& block_of(SentenceIndex sentence) const {
    return document_.blocks[input_.analysis.sentences[sentence].block];
  }

  static bool may_name(const Block& block) {
    return block.kind == BlockKind::Heading ||
           (block.table != kNone && block.role != BlockRole::Statement && block.role != BlockRole::History);
  }

  /// What a word of the item in a naming block ties its row or section with.
  void mark_topics() {
    for (const auto sentence : item_.topics.sentences(input_)) {
      topics_.push_back(sentence);
      const auto index = input_.analysis.sentences[sentence].block;
      const auto& block = document_.blocks[index];
      ties_[index] = std::max(ties_[index], tie_of_topic(block, item_.topics.longest(input_, sentence)));
      if (block.kind == BlockKind::Heading && !places_.nearest) places_.nearest = block.text;
    }
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

  void mark_names() {
    for (const auto sentence : item_.labels.sentences(input_)) {
      const auto index = input_.analysis.sentences[sentence].block;
      if (may_name(document_.blocks[index])) add_name(index, item_.labels.longest(input_, sentence));
    }
    for (const auto sentence : item_.rows.sentences(input_)) {
      const auto index = input_.analysis.sentences[sentence].block;
      const auto& block = document_.blocks[index];
      const auto word = item_.rows.longest(input_, sentence);
      if (may_name(block) && share_of(word.size(), document_.text_of(block), kRowShare)) add_name(index, word);
    }
    if (item_.controls.empty()) return;
    for (BlockIndex index = 0; index < document_.blocks.size(); ++index) {
      if (may_name(document_.blocks[index]) && has_control(document_.blocks[index])) {
        add_name(index, document_.blocks[index].text);
      }
    }
  }

  bool has_control(const Block& block) const {
    const auto text = document_.text_of(block);
    return std::any_of(item_.controls.begin(), item_.controls.end(), [&](const auto& control) {
      return quotes_control(text, control) || quotes_control(block.number, control) ||
             (block.kind == BlockKind::Cell && text == control);
    });
  }

  /// What stands in the brackets of a question is an example: it names nothing.
  void add_name(BlockIndex index, TextSpan word) {
    const auto& block = document_.blocks[index];
    const auto text = document_.text_of(block);
    const bool early = word.begin.value < block.text.begin.value + size_of_name(text);
    if (!early) return;
    const bool telling = block.role == BlockRole::Question && word.size() >= kTellingWord;
    if (!telling && !share_of(word.size(), text, kNamingShare)) return;
    names_.push_back({index, word.size()});
    if (block.kind == BlockKind::Heading && holds_within(document_.headings(index), index)) add_section(block);
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

  const std::pair<BlockIndex, std::size_t>* name_of(BlockIndex block) const {
    const auto found =
        std::find_if(names_.begin(), names_.end(), [&](const auto& name) { return name.first == block; });
    return found == names_.end() ? nullptr : &*found;
  }

  void find_rows(TableIndex index) {
    if (names_.empty() || document_.tables[index].history) return;
    const auto& table = document_.tables[index];
    for (std::uint32_t row = table.header_rows; row < table.labels.size(); ++row) {
      const auto& labels = table.labels[row];
      ItemRow best{index, row, kNone, 0};
      bool own = false;
      for (const auto block : labels) {
        own = own || names_row(document_.blocks[block], row);
        const auto* name = name_of(block);
        if (name == nullptr) continue;
        best.label = block;
        best.score += name->second * (document_.blocks[block].row == row ? 4 : 1);
      }
      if (best.label == kNone || !holds_row_within(labels, index)) continue;
      // A name that merged cells hand down to a row with a question of its own only says what group it is in.
      if (own && document_.blocks[best.label].row != row) continue;
      if (!follow_to_section(table, row)) places_.rows.push_back(best);
    }
  }

  /// A row whose answer is the title of a section of this document only says where to look.
  bool follow_to_section(const Table& table, std::uint32_t row) {
    bool followed = false;
    for (const auto cell : table.cells[row]) {
      if (cell == kNone || document_.blocks[cell].role != BlockRole::Statement) continue;
      const auto text = document_.text_of(cell);
      for (const auto& section : document_.sections) {
        if (section.heading == kNone || document_.text_of(section.heading) != text) continue;
        add_section(document_.blocks[section.heading]);
        followed = true;
      }
    }
    return followed;
  }

  bool names_row(const Block& block, std::uint32_t row) const {
    if (block.row != row) return false;
    const auto text = document_.text_of(block);
    return std::any_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80u) != 0; });
  }

  bool holds_row_within(const std::vector<BlockIndex>& labels, TableIndex table) const {
    if (item_.within.empty()) return true;
    if (std::any_of(labels.begin(), labels.end(), [&](BlockIndex block) { return stands_in(item_.within, block); })) {
      return true;
    }
    const auto& section = document_.sections[document_.tables[table].section];
    return section.heading != kNone && holds_within(document_.headings(section.heading), section.heading);
  }

  void keep_best_rows() {
    std::size_t best = 0;
    for (const auto& row : places_.rows) best = std::max(best, row.score);
    if (!item_.every_row) std::erase_if(places_.rows, [&](const ItemRow& row) { return row.score < best; });
    if (!places_.rows.empty()) places_.nearest = document_.blocks[places_.rows.front().label].text;
  }

  void find_candidates() {
    const auto& asks = input_.memo.get<std::vector<bool>>(item_.cues.get(), [&] { return asking_sentences(); });
    auto topic = topics_.begin();
    Caption caption;
    for (SentenceIndex at = 0; at < input_.analysis.sentences.size(); ++at) {
      while (topic != topics_.end() && *topic < at) ++topic;
      const bool own = topic != topics_.end() && *topic == at;
      const auto& block = block_of(at);
      if (block.kind == BlockKind::Heading || block.table != kNone) caption = {};
      const bool outside = item_.anywhere && block.role == BlockRole::Outside && block.kind != BlockKind::Contents;
      if (block.table == kNone && block.kind != BlockKind::Heading && (block.role == BlockRole::Question || asks[at])) {
        caption = {at, caption_tie(at, own), kMaxAnswer};
        continue;
      }
      if (block.role != BlockRole::Statement && !outside) continue;
      add_candidate(at, tie_of(at, own), caption);
    }
  }

  std::vector<bool> asking_sentences() const {
    std::vector<bool> asks;
    asks.reserve(input_.analysis.sentences.size());
    for (SentenceIndex at = 0; at < input_.analysis.sentences.size(); ++at) {
      asks.push_back(item_.cues->asks(text_of(at)));
    }
    return asks;
  }

  /// A question in running text, and how long it lasts.
  struct Caption {
    SentenceIndex sentence = kNone;
    Tie tie = Tie::None;
    int sentences = 0;  ///< that may still answer it
  };

  void add_candidate(SentenceIndex at, Tie tie, Caption& caption) {
    const bool answers = caption.sentences > 0 && caption.tie > tie;
    if (caption.sentences > 0) --caption.sentences;
    if (answers) tie = caption.tie;
    if (tie == Tie::None) return;
    places_.candidates.push_back({at, tie, answers || caption.sentences > 0 ? caption.sentence : kNone});
    places_.has_section = places_.has_section || tie == Tie::Section;
  }

  Tie caption_tie(SentenceIndex sentence, bool own) const {
    const auto name = item_.labels.longest(input_, sentence);
    const auto whole = input_.analysis.sentences[sentence].span;
    const bool early = name.begin.value < whole.begin.value + size_of_name(text_of(sentence));
    if (name.size() >= kTellingWord && early) return Tie::Section;
    return own ? Tie::Question : Tie::None;
  }

  std::string_view text_of(SentenceIndex sentence) const {
    return input_.analysis.text_of(input_.analysis.sentences[sentence]);
  }

  Tie tie_of(SentenceIndex sentence, bool own) const {
    const auto index = input_.analysis.sentences[sentence].block;
    const auto inside = [&](const auto& section) { return section.first <= index && index < section.second; };
    if (std::any_of(sections_.begin(), sections_.end(), inside)) return Tie::Section;
    if (own) return Tie::Topic;
    if (topics_.empty()) return Tie::None;
    const auto tie = std::max({tie_of_row(index), tie_of_headings(index), tie_of_lead(index)});
    if (tie != Tie::None) return tie;
    const bool follows = sentence > 0 && input_.analysis.sentences[sentence - 1].block == index;
    return follows && std::binary_search(topics_.begin(), topics_.end(), sentence - 1) ? Tie::Before : Tie::None;
  }

  Tie tie_of_row(BlockIndex index) const {
    const auto& block = document_.blocks[index];
    if (block.table == kNone) return Tie::None;
    const auto& table = document_.tables[block.table];
    Tie tie = Tie::None;
    if (block.row < table.labels.size()) {
      for (const auto label : table.labels[block.row]) {
        if (label == index) continue;
        const bool own = document_.blocks[label].row == block.row;
        tie = std::max(tie, std::min(ties_[label], own ? Tie::Heading : Tie::Label));
      }
    }
    for (std::uint32_t row = 0; row < table.header_rows && row < table.cells.size(); ++row) {
      if (block.column >= table.cells[row].size() || table.cells[row][block.column] == kNone) continue;
      tie = std::max(tie, std::min(ties_[table.cells[row][block.column]], Tie::Heading));
    }
    return tie;
  }

  Tie tie_of_headings(BlockIndex index) const {
    Tie tie = Tie::None;
    auto limit = Tie::Heading;
    for (auto at = document_.blocks[index].section; at != kNone; at = document_.sections[at].parent) {
      const auto heading = document_.sections[at].heading;
      if (heading == kNone) continue;
      tie = std::max(tie, std::min(ties_[heading], limit));
      limit = Tie::Label;
    }
    return tie;
  }

  Tie tie_of_lead(BlockIndex index) const {
    auto lead = document_.blocks[index].lead;
    for (int step = 0; step < kMaxLead && lead != kNone; ++step, lead = document_.blocks[lead].lead) {
      if (ties_[lead] != Tie::None) return Tie::Label;
    }
    return Tie::None;
  }

  const DisclosureItem& item_;
  const CheckInput& input_;
  const Document& document_;
  std::vector<Tie> ties_;              ///< by block: what its words of the item tie its neighbours with
  std::vector<SentenceIndex> topics_;  ///< sentences with a word of the item
  std::vector<std::pair<BlockIndex, std::size_t>> names_;    ///< naming blocks and the bytes that name
  std::vector<std::pair<BlockIndex, BlockIndex>> sections_;  ///< block ranges of the sections that name the item
  bool named_ = false;
  ItemPlaces places_;
};

}  // namespace

ItemPlaces find_places(const DisclosureItem& item, const CheckInput& input) {
  return PlaceFinder(item, input).find();
}

bool is_named(const DisclosureItem& item, const CheckInput& input) {
  return PlaceFinder(item, input).named();
}

std::pair<SentenceIndex, SentenceIndex> sentences_of(const Analysis& analysis, BlockIndex block) {
  const auto& sentences = analysis.sentences;
  const auto first =
      std::lower_bound(sentences.begin(), sentences.end(), block,
                       [](const Sentence& sentence, BlockIndex index) { return sentence.block < index; });
  auto last = first;
  while (last != sentences.end() && last->block == block) ++last;
  return {static_cast<SentenceIndex>(first - sentences.begin()), static_cast<SentenceIndex>(last - sentences.begin())};
}

}  // namespace kaiji
