// SPDX-License-Identifier: Apache-2.0
#include "claims/bounds.h"

#include <array>

#include "claims/numerals.h"

namespace kaiji {
namespace {

struct BoundWord {
  std::string_view word;
  Bound bound;
};

constexpr BoundWord kAfter[] = {{"前", Bound::Exact},          {"以上", Bound::AtLeast},
                                {"を下限", Bound::AtLeast},    {"を下回らない", Bound::AtLeast},
                                {"前まで", Bound::AtLeast},  // 14日前まで: at least that long ahead
                                {"前迄", Bound::AtLeast},      {"以前", Bound::AtLeast},
                                {"以内", Bound::AtMost},       {"以下", Bound::AtMost},
                                {"まで", Bound::AtMost},       {"迄", Bound::AtMost},
                                {"を上限", Bound::AtMost},     {"を限度", Bound::AtMost},
                                {"を超えない", Bound::AtMost}, {"を超えずに", Bound::AtMost},
                                {"未満", Bound::LessThan},     {"を下回る", Bound::LessThan},
                                {"より短", Bound::LessThan},   {"より少な", Bound::LessThan},
                                {"より長", Bound::MoreThan},   {"より多", Bound::MoreThan},
                                {"を超え", Bound::MoreThan},   {"を越え", Bound::MoreThan},
                                {"を上回", Bound::MoreThan},   {"超", Bound::MoreThan},
                                {"程度", Bound::About},        {"前後", Bound::About},
                                {"ほど", Bound::About},        {"くらい", Bound::About},
                                {"ぐらい", Bound::About},      {"を目安", Bound::About},
                                {"内に", Bound::AtMost}};

constexpr std::array<BoundWord, 30> kBefore{{{"最低でも", Bound::AtLeast}, {"最低限", Bound::AtLeast},
                                             {"最低", Bound::AtLeast},     {"少なくとも", Bound::AtLeast},
                                             {"最短でも", Bound::AtLeast}, {"最短で", Bound::AtLeast},
                                             {"最短", Bound::AtLeast},     {"最小", Bound::AtLeast},
                                             {"最長でも", Bound::AtMost},  {"最長で", Bound::AtMost},
                                             {"最長", Bound::AtMost},      {"最大でも", Bound::AtMost},
                                             {"最大で", Bound::AtMost},    {"最大", Bound::AtMost},
                                             {"遅くとも", Bound::AtMost},  {"上限は", Bound::AtMost},
                                             {"長くとも", Bound::AtMost},  {"多くとも", Bound::AtMost},
                                             {"約", Bound::About},         {"およそ", Bound::About},
                                             {"概ね", Bound::About},       {"おおむね", Bound::About},
                                             {"おおよそ", Bound::About},   {"ほぼ", Bound::About},
                                             {"凡そ", Bound::About},       {"長くても", Bound::AtMost},
                                             {"遅くても", Bound::AtMost},  {"最も長くても", Bound::AtMost},
                                             {"多くても", Bound::AtMost},  {"短くとも", Bound::AtLeast}}};

}  // namespace

BoundWords bound_around(std::string_view text, std::size_t begin, std::size_t end) {
  BoundWords found;
  constexpr std::array<std::string_view, 5> kFill{"間", "の", "(", "間の", "分"};
  for (const BoundWord& entry : kBefore) {
    if (entry.word.size() <= found.before) continue;
    if (text.substr(0, begin).ends_with(entry.word)) {
      found.bound = entry.bound;
      found.before = entry.word.size();
    }
  }
  for (const std::size_t fill : {std::size_t{0}, match_any(text, end, kFill)}) {
    std::size_t longest = 0;
    for (const BoundWord& entry : kAfter) {
      if (entry.word.size() <= longest || !stands_at(text, end + fill, entry.word)) continue;
      // 「6か月(超えた分は消去)」 speaks of what is behind the limit.
      if (entry.word == "超" && text.substr(end + fill + entry.word.size()).starts_with("え")) continue;
      longest = entry.word.size();
      found.bound = entry.bound;
      found.after = fill + longest;
    }
    if (longest > 0) break;
  }
  return found;
}

Bound flipped(Bound bound) {
  switch (bound) {
    case Bound::AtLeast:
      return Bound::AtMost;
    case Bound::AtMost:
      return Bound::AtLeast;
    case Bound::MoreThan:
      return Bound::LessThan;
    case Bound::LessThan:
      return Bound::MoreThan;
    default:
      return bound;
  }
}

}  // namespace kaiji
