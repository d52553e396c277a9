// SPDX-License-Identifier: Apache-2.0
// Countries and regions by the words of places.toml: 国内, 日本, 東京リージョン, 米国, オレゴン. A place that is part
// of another name (日本語, 日本法, 東京地方裁判所) is none. `unit` is "only" where the words restrict it (国内のみ,
// 国内に限定).

#include <array>

#include "claims/extractor.h"
#include "claims/numerals.h"
#include "claims/vocabulary.h"

namespace kaiji {
namespace places_extractor {
namespace {

constexpr std::array<std::string_view, 12> kOnly{"のみ", "だけ",   "に限定", "に限り", "に限る",           "に限って",
                                                 "限定", "にのみ", "でのみ", "内のみ", "のリージョンのみ", "から出る"};
constexpr std::array<std::string_view, 9> kTail{
    "国内", "国", "内", "リージョン", "のデータセンター", "データセンター", "(東京)", "のデータセンタ", "(関東)"};

/// The end of the place's words: 日本 + 国内 + のデータセンター.
std::size_t tail_end(std::string_view text, std::size_t end) {
  for (int i = 0; i < 3; ++i) {
    const std::size_t more = match_any(text, end, kTail);
    if (more == 0) break;
    end += more;
  }
  return end;
}

/// 「日本国内|に設置した設備にのみ保存」, 「国内|の施設だけに置き」: the restriction stands behind what lies there.
bool restricted_behind(std::string_view words, std::size_t at) {
  constexpr std::array<std::string_view, 9> kBehind{"で完結", "にのみ", "のみに", "だけに",  "のみで",
                                                    "でのみ", "だけで", "に限り", "に限って"};
  constexpr std::array<std::string_view, 7> kEnds{"、", "。", "は", "が", "を", "も", "("};
  constexpr std::size_t kFarthest = 45;  ///< bytes
  for (const std::size_t begin = at; at < words.size() && at - begin < kFarthest; at += character_length(words, at)) {
    if (match_any(words, at, kBehind) > 0) return true;
    if (match_any(words, at, kEnds) > 0) return false;
  }
  return false;
}

void extract(std::string_view text, const Sentence& sentence, const Vocabulary& vocabulary,
             std::vector<FoundValue>& values) {
  const std::string_view words = text.substr(0, sentence.span.end.value);
  const Vocabulary::State& state = vocabulary.state();
  for (std::size_t at = sentence.span.begin.value; at < words.size();) {
    if (!state.place_starts.may_begin(words, at)) {
      at += character_length(words, at);
      continue;
    }
    const PlaceWord* place = nullptr;
    for (const PlaceWord& entry : state.places)
      if (stands_at(words, at, entry.word)) {
        place = &entry;
        break;
      }
    if (!place) {
      at += character_length(words, at);
      continue;
    }
    const std::size_t word_end = at + place->word.size();
    if (match_any(words, word_end, state.place_decoys) > 0) {
      at = word_end;
      continue;
    }
    const std::size_t end = tail_end(words, word_end);
    const std::size_t only = match_any(words, end, kOnly);
    Value value;
    value.type = ValueType::Place;
    value.names = {place->code};
    if (only > 0 || restricted_behind(words, end)) value.unit = "only";
    values.push_back({value, Bound::Exact, text_span(at, end + only)});
    at = end;
  }
}

}  // namespace
}  // namespace places_extractor

extern const Extractor extractor_places;
constinit const Extractor extractor_places = {"places", ValueType::Place, places_extractor::extract};

}  // namespace kaiji
