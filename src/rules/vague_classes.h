// SPDX-License-Identifier: Apache-2.0
#pragma once
// The classes of vagueness: which question of the reader a vague word leaves open. For the kind `vague`.

#include <array>
#include <string_view>

namespace kaiji {

struct VagueClass {
  std::string_view key;  ///< as packs and dictionaries write it
  std::string_view ja;   ///< as messages name it
  std::string_view en;
};

inline constexpr std::array<VagueClass, 9> kVagueClasses = {{
    {"time", "時期・期間", "time"},
    {"frequency", "頻度", "frequency"},
    {"degree", "程度", "degree"},
    {"scope", "範囲・条件", "scope"},
    {"hedge", "努力・予定", "hedge"},
    {"deferral", "先送り", "deferral"},
    {"absolute", "絶対・最上級", "absolute"},
    {"no-actor", "主体なし", "no actor"},
    {"contentless", "内容なし", "contentless"},
}};

}  // namespace kaiji
