// SPDX-License-Identifier: Apache-2.0
#pragma once
// How an answer or a sentence says no, points elsewhere, or puts the matter in the customer's hands: the words of
// dictionaries/disclosures/cues.toml and the reading of one text by them. Used by the kind `disclosure`. Immutable;
// safe to share between threads.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kaiji {

/// What a sentence or a cell does, whatever it is about.
struct CueReading {
  bool blank = false;     ///< empty, 「-」, 「TBD」: nothing is answered
  bool ditto = false;     ///< 「同上」
  bool yes = false;       ///< opens with, or is, an answer word such as 「有り」
  bool bare_yes = false;  ///< is an answer word that says yes and nothing more
  bool denied = false;    ///< its main clause denies: 「提供していません」, 「なし」
  bool half = false;      ///< says that it is so in part: 「△」, 「一部対応」
  bool vague = false;     ///< 「適切に」, 「随時」: a word in place of what is asked for
  bool withheld = false;  ///< says that the matter is not made public
  bool opens_no = false;  ///< opens with an answer word such as 「無し」
  bool sends = false;   ///< its main clause does nothing but send the reader elsewhere: 「…をご覧ください」
  bool refers = false;  ///< points to another document, page or party
  bool states_where = false;  ///< and only by saying where the matter is published or laid down: 「官報に掲載」
  bool general = false;       ///< speaks of the trade or the world, and not of the provider
  bool duty = false;          ///< speaks of what the customer does or must do
  std::uint32_t kinds = 0;    ///< bits of the kinds of reference named, in the order of DisclosureCues::kinds
  std::string_view named;     ///< the first of the reference words that stand in it
};

/// One kind of thing that a document may refer to: "terms", "infrastructure".
struct ReferenceKind {
  std::string name;
  std::vector<std::string> words;
};

class DisclosureCues {
 public:
  /// Fails with the place in cues.toml.
  static Result<DisclosureCues> load(const std::filesystem::path& file);

  /// Asks something and states nothing: 「…していますか。」, 「…の有無」, 「Q3. …」.
  bool asks(std::string_view text) const;
  /// Begins with the number of a question: 「Q3. …」.
  bool is_numbered_question(std::string_view text) const;
  /// Reads normalized text: a sentence of prose or the whole of an answer.
  CueReading read(std::string_view text) const;
  /// The bytes up to the comma behind a clause that denies and goes on: 「当社が付与することはなく、…」; 0 for none.
  std::size_t end_of_denial(std::string_view text) const;
  /// Says that there is nothing but what is listed beside it: 「以下に挙げるもの以外は取り扱いません」.
  bool closes_list(std::string_view text) const;
  /// Says what a word means, or what the document is about, and nothing else: 「「操作記録」とは、…をいう」,
  /// 「本書では、 …について説明します」. What is called a service or a company so is named by it.
  bool says_nothing(std::string_view text) const;
  /// Says what may be done one day: 「今後の対応を検討しています」.
  bool plans(std::string_view text) const;
  /// Names the customer, in whatever role.
  bool speaks_of_customer(std::string_view text) const;
  /// The customer is its subject and must do it himself: 「甲は、自らの端末の対策に責任を負う」.
  bool obliges_customer(std::string_view text) const;
  /// Is nothing but the name of a document to which a page leads: 「利用規約」, 「プライバシーポリシー(2025年4月)」.
  bool names_document(std::string_view text) const;
  /// The header of a column that says what the customer does: 「お客様が行うこと」.
  bool names_customer(std::string_view header) const;
  /// The header of a column that says what the provider does: 「当社の責任」.
  bool names_provider(std::string_view header) const;
  const std::vector<ReferenceKind>& kinds() const { return kinds_; }
  /// What stands before a list says that its entries follow: only then it tells what they are about.
  bool introduces(std::string_view lead) const;
  /// Of the kinds, one is a document, and not only a site, a window or a party.
  bool names_paper(std::uint32_t kinds) const;
  /// The bit of a kind of reference, or 0 where there is no such kind.
  std::uint32_t kind_bit(std::string_view name) const;

 private:
  bool defines(std::string_view text) const;
  bool denies(std::string_view text) const;
  bool is_bare_yes(std::string_view text) const;

  std::vector<std::string> blank_, ditto_, yes_, no_, denial_ends_, denial_middles_, denial_proof_, refers_, duty_,
      ask_ends_, ask_starts_, where_, sends_, here_, follows_, half_, vague_, withheld_, general_, selves_, closes_,
      customers_, providers_, titles_, define_middles_, define_ends_, define_names_, obligations_, abilities_,
      announce_ends_, plan_ends_;
  std::vector<ReferenceKind> kinds_;
};

}  // namespace kaiji
