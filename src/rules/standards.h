// SPDX-License-Identifier: Apache-2.0
#pragma once
// dictionaries/standards.toml: which editions of a standard, guideline, protocol or product exist, since when, and
// until when one may rely on them. Facts, no judgement: rules/kinds/edition.cpp judges. Immutable after loading.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/toml.h"
#include "language/lazy_expression.h"
#include "rules/mention_use.h"

namespace kaiji {

/// How an edition is written after the name.
enum class EditionStyle : std::uint8_t {
  None,      ///< the name is the edition: TLS 1.0, a renamed organisation
  Year,      ///< :2022, (2022年版)
  Version,   ///< v4.0.1, Ver3.0
  Revision,  ///< Rev. 5, r5
  Number,    ///< 第6.0版
  Fiscal,    ///< 令和5年度版
  Dash,      ///< 140-3
  Glued,     ///< SSAE 18
  Product    ///< 7.4, 2012 R2
};

/// One edition. `published` and `ends` may be unknown.
struct Edition {
  std::string name;  ///< "2013"; empty where the style is None
  Date published;
  Date ends;              ///< first day on which it may not be relied on; else the successor's publication counts
  Date starts;            ///< first day on which it can be held or applied; unknown: since its publication
  std::string successor;  ///< what to cite instead
  std::string source;     ///< address; may be empty
  bool certain = false;   ///< false: unverified, so that it gives a note at most
};

/// `edition` of this standard goes with one of `editions` of the standard `with`, and with no other of its editions.
struct EditionPair {
  std::string edition;
  std::string with;
  std::vector<std::string> editions;
};

struct Standard {
  std::string id;
  std::string group;  ///< management, scheme, nist, appsec, guideline, protocol, product, law, name
  EditionStyle style = EditionStyle::None;
  std::string pattern;                            ///< RE2 over normalized text
  std::string official;                           ///< how it is written in full; empty: as the id
  std::string malformed;                          ///< RE2 of frequent slips; may be empty
  std::shared_ptr<const LazyExpression> exempt;   ///< words of the sentence under which it is fine; may be null
  std::shared_ptr<const LazyExpression> claimed;  ///< words of the sentence that say it is in force; may be null
  bool certifiable = false;                       ///< organisations hold certificates of it
  bool state_edition = false;                     ///< a claim must name the edition
  std::vector<std::string> never;                 ///< editions that never existed
  std::vector<Edition> editions;                  ///< oldest first
  std::vector<EditionPair> pairs;

  /// The edition called `name`, or nullptr. "8" finds "8.0", and of a product "7.9" finds "7".
  const Edition* find(std::string_view name) const;
  /// The day from which `edition` is outdated, or an unknown date where it is not.
  Date outdated_from(const Edition& edition) const;
  std::string_view official_name() const { return official.empty() ? id : official; }
};

struct StandardRegistry {
  std::vector<Standard> standards;
  MentionWords words;  ///< mentions.toml
  const Standard* find(std::string_view id) const;
};

/// standards.toml and mentions.toml of a folder. Strict: an unknown key or style fails with its place.
Result<StandardRegistry> load_standards(const std::filesystem::path& dictionaries);

}  // namespace kaiji
