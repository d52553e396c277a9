// SPDX-License-Identifier: Apache-2.0
#pragma once
// One item of a disclosure guideline, compiled: the words that name it, speak of it and answer it. What is common to
// several guidelines stands once in dictionaries/disclosures/*.toml under a name; a pack's rule names it with
// `discloses` and adds or replaces keys. Used by the kind `disclosure`. Immutable; safe to share between threads.

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/coverage.h"
#include "rules/disclosure_cues.h"
#include "rules/disclosure_values.h"
#include "rules/rule.h"
#include "rules/word_set.h"

namespace kaiji {

struct DisclosureItem {
  std::string profile;
  std::string item;
  std::string subitem;
  bool required = false;
  WordSet labels;    ///< name the item where they are a row's label, a question or a heading
  WordSet rows;      ///< name it only where they are nearly the whole of a label or a heading; never a topic
  WordSet within;    ///< of which one must stand in the row's labels or the headings above, where there are any
  WordSet topics;    ///< speak of the item in a sentence
  WordSet inside;    ///< speak of it where a word of `within` stands in the row's labels or the headings above
  WordSet hints;     ///< may speak of the item: count only where the sentence says the whole of it
  WordSet evidence;  ///< of which a sentence needs one to disclose, where there are any
  WordSet details;   ///< words that are as good as a value
  WordSet unless;    ///< sentences that only look like it
  WordSet absent;    ///< say that there is none
  std::vector<std::string> wording;            ///< its title, labels, rows and names, normalized, to compare rows with
  std::vector<std::string> controls;           ///< control numbers: "9.2.1", "CLD.6.3.1"
  std::vector<WantedValue> values;             ///< any of which the item asks for
  std::uint32_t references = 0;                ///< bits of the kinds of reference that will do
  CoverageState denied = CoverageState::None;  ///< what a denial means
  bool anywhere = false;                       ///< headings and covers are evidence, too
  bool every_row = false;                      ///< several rows of a check sheet may ask for parts of the item
  bool duty = false;                           ///< what the customer must do is what is asked for
  bool more = false;                           ///< its question goes on: 「有りの場合は…」
  bool parted = false;                         ///< a table that parts duties between two parties discloses it
  bool announced = false;                      ///< what a document says that it is about discloses it
  bool strict = false;                         ///< a sentence with a topic alone does not touch the item
  LocalText wants;                             ///< name of the value for messages
  LocalText skeleton;
  std::shared_ptr<const DisclosureCues> cues;

  /// The reference names the provider's infrastructure, and that will do.
  bool by_infrastructure(std::uint32_t kinds) const {
    return (kinds & references & cues->kind_bit("infrastructure")) != 0;
  }
  /// A bare yes does not answer it: something must stand behind.
  bool wants_more() const { return !wants.empty() || more; }
  /// What the service is called, any sentence tells; a row or a sentence about it need not hold it as a value.
  bool wants_value() const {
    const auto sure = [](WantedValue value) { return value != WantedValue::Service; };
    return std::any_of(values.begin(), values.end(), sure) || !details.empty();
  }
};

/// Reads the keys of a rule. Fails with the place in the pack or the dictionary.
Result<DisclosureItem> read_disclosure_item(RuleSpec& spec);

}  // namespace kaiji
