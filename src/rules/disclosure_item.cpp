// SPDX-License-Identifier: Apache-2.0
#include "rules/disclosure_item.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "base/file.h"
#include "base/first_characters.h"
#include "base/strings.h"
#include "text/normalizer.h"

namespace kaiji {
namespace {

/// Spellings of one name are at most these many: a name with many varying words keeps the first ones.
constexpr std::size_t kMaxSpellings = 16;

/// What a star in a word may stand for, behind which the match goes on.
constexpr std::string_view kGap = "[^。、]{0,16}?";
/// And two stars: over commas, in the same sentence.
constexpr std::string_view kWideGap = "[^。]{0,32}?";

/// dictionaries/disclosures/*.toml but cues.toml: disclosures by name.
struct Catalogue {
  struct Entry {
    const TomlValue* table = nullptr;
    std::string path;
  };
  std::vector<std::unique_ptr<const TomlValue>> roots;
  std::map<std::string, Entry, std::less<>> entries;
};

Result<void> add_entries(Catalogue& catalogue, const TomlValue& root, const std::string& path) {
  TomlReader keys(root, path);
  const auto* list = keys.value("disclosure");
  if (list == nullptr || list->type != TomlType::Array) return fail(path, "disclosures are written as [[disclosure]]");
  for (const auto& table : list->array) {
    TomlReader entry(table, path);
    const auto name = entry.required_string("name");
    if (!catalogue.entries.emplace(name, Catalogue::Entry{&table, path}).second) {
      return fail(entry.where("name"), fmt::format("the name '{}' is already taken", name));
    }
  }
  return keys.finish();
}

Result<Catalogue> load_catalogue(const std::filesystem::path& folder) {
  Catalogue catalogue;
  std::vector<std::filesystem::path> files;
  std::error_code code;
  for (auto at = std::filesystem::directory_iterator(folder, code);
       !code && at != std::filesystem::directory_iterator(); at.increment(code)) {
    if (at->path().extension() == ".toml" && at->path().stem() != "cues") files.push_back(at->path());
  }
  if (code) return fail(folder.generic_string(), "the folder cannot be read: " + code.message());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    const auto bytes = read_file(file);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    auto root = parse_toml(*bytes, file.generic_string());
    if (!root) return tl::unexpected<Error>(root.error());
    catalogue.roots.push_back(std::make_unique<const TomlValue>(std::move(*root)));
    if (const auto done = add_entries(catalogue, *catalogue.roots.back(), file.generic_string()); !done) {
      return tl::unexpected<Error>(done.error());
    }
  }
  return catalogue;
}

/// The rule's own keys, and behind them those of the disclosure that it names.
class ItemKeys {
 public:
  ItemKeys(RuleSpec& spec, const Catalogue::Entry* entry) : own_(spec.keys), patterns_(spec.patterns) {
    if (entry != nullptr) shared_.emplace(*entry->table, entry->path);
  }

  TomlReader& of(std::string_view key) { return own_.has(key) || !shared_ || !shared_->has(key) ? own_ : *shared_; }

  Result<void> read(DisclosureItem& item) {
    auto labels = of("labels").strings("labels");
    for (auto& name : own_.strings("names")) {
      item.more = item.more || name.find("場合は") != std::string::npos;
      labels.push_back(std::move(name));
    }
    keep_wording(item, labels);
    item.labels = WordSet::add(labels, patterns_);
    keep(item.rows, "rows");
    keep(item.within, "within");
    auto topics = of("topics").strings("topics");
    topics.insert(topics.end(), labels.begin(), labels.end());
    item.topics = WordSet::add(topics, patterns_);
    keep(item.evidence, "evidence");
    keep(item.details, "details");
    keep(item.unless, "unless");
    keep(item.absent, "absent");
    read_values(item);
    read_references(item);
    read_denied(item);
    item.controls = of("controls").strings("controls");
    item.anywhere = of("anywhere").boolean("anywhere", false);
    item.every_row = of("every-row").boolean("every-row", false);
    item.duty = of("duty").boolean("duty", false);
    item.strict = of("strict").boolean("strict", false);
    item.wants = text("wants");
    item.skeleton = text("skeleton");
    return finish();
  }

 private:
  void keep_wording(DisclosureItem& item, const std::vector<std::string>& labels) {
    item.wording = labels;
    for (auto& name : of("rows").strings("rows")) item.wording.push_back(std::move(name));
    for (auto& name : item.wording) name = normalize(name);
  }
  void keep(WordSet& words, const std::string& key) { words = WordSet::add(of(key).strings(key), patterns_); }

  void read_values(DisclosureItem& item) {
    auto& keys = of("value");
    for (const auto& name : keys.strings("value")) {
      if (const auto wanted = wanted_value(name)) {
        item.values.push_back(*wanted);
      } else {
        keys.reject("value",
                    fmt::format("unknown value '{}'; the values are {}", name, join(wanted_value_names(), ", ")));
      }
    }
  }

  void read_references(DisclosureItem& item) {
    auto& keys = of("references");
    for (const auto& name : keys.strings("references")) {
      const auto bit = name == "any" ? ~0u : item.cues->kind_bit(name);
      if (bit == 0) keys.reject("references", fmt::format("unknown kind of reference '{}'", name));
      item.references |= bit;
    }
  }

  void read_denied(DisclosureItem& item) {
    auto& keys = of("denied");
    const auto word = keys.string("denied", "none");
    for (const auto state : {CoverageState::Disclosed, CoverageState::Partial, CoverageState::None}) {
      if (word != to_string(state)) continue;
      item.denied = state;
      return;
    }
    keys.reject("denied", "'denied' must be disclosed, partial or none");
  }

  /// A string is Japanese alone; a table has `ja` and `en`.
  LocalText text(const std::string& key) {
    auto& keys = of(key);
    const auto* value = keys.value(key);
    if (value == nullptr) return {};
    if (value->type == TomlType::String) return {value->string, {}};
    const auto* ja = value->find("ja");
    const auto* en = value->find("en");
    if (ja == nullptr) keys.reject(key, fmt::format("'{}' must be a string or {{ ja = …, en = … }}", key));
    return {ja == nullptr ? "" : ja->string, en == nullptr ? "" : en->string};
  }

  Result<void> finish() {
    if (!shared_) return {};
    shared_->string("name");
    return shared_->finish();
  }

  TomlReader& own_;
  std::optional<TomlReader> shared_;
  PatternSet::Builder& patterns_;
};

/// The expression of a word with stars, and the longest of its words.
PatternSet::Builder::Alternative with_gaps(std::string_view word) {
  constexpr std::string_view kSpecial = R"(\.+?()|[]{}^$)";
  PatternSet::Builder::Alternative made;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char c = word[at];
    if (kSpecial.find(c) != std::string_view::npos) made.expression += '\\';
    const bool wide = word.substr(at).starts_with("**");
    if (c == '*') {
      made.expression += wide ? kWideGap : kGap;
      at += wide ? 1 : 0;
    } else {
      made.expression += c;
    }
  }
  while (!word.empty()) {
    const auto part = word.substr(0, word.find('*'));
    if (part.size() > made.literal.size()) made.literal = part;
    word.remove_prefix(std::min(word.size(), part.size() + 1));
  }
  return made;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
/// One word runs on from `left` to `right`: a unit behind a figure (1Mbps) is a word of its own.
bool runs_on(char left, char right) {
  return (is_letter(left) && is_letter(right)) || (is_digit(left) && is_digit(right));
}

/// Neither end of the word runs on into another ASCII word.
bool stands_alone(std::string_view text, TextSpan word) {
  const auto begin = word.begin.value;
  const auto end = word.end.value;
  return !(begin > 0 && runs_on(text[begin - 1], text[begin])) &&
         !(end < text.size() && runs_on(text[end - 1], text[end]));
}

}  // namespace

std::vector<std::string> spellings(const std::string& name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kForms{{{"及び", "および"},
                                                                                        {"又は", "または"},
                                                                                        {"ぜい弱性", "脆弱性"},
                                                                                        {"、", ","},
                                                                                        {"サーバー", "サーバ"},
                                                                                        {"取扱い", "取り扱い"},
                                                                                        {"お客様", "お客さま"},
                                                                                        {"問合せ", "問い合わせ"}}};
  static const FirstCharacters kHeads = [] {
    FirstCharacters heads;
    for (const auto& [one, other] : kForms) heads.add(one), heads.add(other);
    return heads;
  }();
  std::vector<std::string> all{normalize(name)};
  bool varies = false;
  for (std::size_t at = 0; at < all[0].size() && !varies; ++at) varies = kHeads.may_begin(all[0], at);
  if (!varies) return all;
  for (const auto& [one, other] : kForms) {
    const auto count = all.size();
    for (std::size_t i = 0; i < count && all.size() < kMaxSpellings; ++i) {
      if (all[i].find(one) != std::string::npos) {
        all.push_back(replace_all(all[i], one, other));
      } else if (all[i].find(other) != std::string::npos) {
        all.push_back(replace_all(all[i], other, one));
      }
    }
  }
  return all;
}

WordSet WordSet::add(const std::vector<std::string>& words, PatternSet::Builder& patterns) {
  std::vector<std::string> plain;
  std::vector<std::string> gapped;
  for (const auto& word : words) {
    for (auto& form : spellings(word)) {
      const bool gaps = form.find('*') != std::string::npos;
      if (form.find_first_not_of('*') != std::string::npos) (gaps ? gapped : plain).push_back(std::move(form));
    }
  }
  WordSet set;
  if (!plain.empty()) set.patterns_.push_back(patterns.add_words(std::move(plain)));
  if (!gapped.empty()) {
    std::sort(gapped.begin(), gapped.end());
    gapped.erase(std::unique(gapped.begin(), gapped.end()), gapped.end());
    std::vector<PatternSet::Builder::Alternative> alternatives;
    for (const auto& word : gapped) alternatives.push_back(with_gaps(word));
    set.patterns_.push_back(patterns.add_alternatives(alternatives));
  }
  return set;
}

TextSpan WordSet::longest(const CheckInput& input, SentenceIndex sentence) const {
  TextSpan longest;
  for (const auto pattern : patterns_) {
    for (const auto& hit : input.hits.of(pattern, sentence)) {
      const bool longer = hit.span.size() > longest.size();
      if (longer && stands_alone(input.analysis.document.text(), hit.span)) longest = hit.span;
    }
  }
  return longest;
}

TextSpan WordSet::longest_within(const CheckInput& input, SentenceIndex sentence, TextSpan span) const {
  TextSpan longest;
  for (const auto pattern : patterns_) {
    for (const auto& hit : input.hits.of(pattern, sentence)) {
      const bool longer = hit.span.size() > longest.size() && span.contains(hit.span);
      if (longer && stands_alone(input.analysis.document.text(), hit.span)) longest = hit.span;
    }
  }
  return longest;
}

bool WordSet::stands_within(const CheckInput& input, SentenceIndex sentence, TextSpan span) const {
  return std::any_of(patterns_.begin(), patterns_.end(), [&](PatternId pattern) {
    const auto hits = input.hits.of(pattern, sentence);
    return std::any_of(hits.begin(), hits.end(), [&](const PatternHit& hit) {
      return span.contains(hit.span) && stands_alone(input.analysis.document.text(), hit.span);
    });
  });
}

std::size_t WordSet::count(const CheckInput& input, SentenceIndex sentence) const {
  std::vector<TextOffset> places;
  for (const auto pattern : patterns_) {
    for (const auto& hit : input.hits.of(pattern, sentence)) {
      if (stands_alone(input.analysis.document.text(), hit.span)) places.push_back(hit.span.begin);
    }
  }
  std::sort(places.begin(), places.end());
  return static_cast<std::size_t>(std::unique(places.begin(), places.end()) - places.begin());
}

std::vector<SentenceIndex> WordSet::possible_sentences(const CheckInput& input) const {
  std::vector<SentenceIndex> sentences;
  for (const auto pattern : patterns_) {
    const auto units = input.hits.possible_units(pattern);
    sentences.insert(sentences.end(), units.begin(), units.end());
  }
  std::sort(sentences.begin(), sentences.end());
  sentences.erase(std::unique(sentences.begin(), sentences.end()), sentences.end());
  return sentences;
}

std::vector<SentenceIndex> WordSet::sentences(const CheckInput& input) const {
  std::vector<SentenceIndex> sentences;
  for (const auto pattern : patterns_) {
    for (const auto& hit : input.hits.of(pattern)) {
      if (stands_alone(input.analysis.document.text(), hit.span)) sentences.push_back(hit.unit);
    }
  }
  std::sort(sentences.begin(), sentences.end());
  sentences.erase(std::unique(sentences.begin(), sentences.end()), sentences.end());
  return sentences;
}

Result<DisclosureItem> read_disclosure_item(RuleSpec& spec) {
  const auto folder = spec.dictionaries / "disclosures";
  auto cues =
      spec.shared.get<DisclosureCues>("disclosure cues", [&] { return DisclosureCues::load(folder / "cues.toml"); });
  if (!cues) return tl::unexpected<Error>(cues.error());
  auto catalogue = spec.shared.get<Catalogue>("disclosures", [&] { return load_catalogue(folder); });
  if (!catalogue) return tl::unexpected<Error>(catalogue.error());
  DisclosureItem item;
  item.cues = *cues;
  item.profile = spec.keys.required_string("profile");
  item.item = spec.keys.required_string("item");
  item.subitem = spec.keys.string("subitem");
  item.required = spec.keys.boolean("required", false);
  const auto name = spec.keys.string("discloses");
  const auto found = (*catalogue)->entries.find(name);
  if (!name.empty() && found == (*catalogue)->entries.end()) {
    std::vector<std::string> names;
    for (const auto& [known, entry] : (*catalogue)->entries) names.push_back(known);
    const auto guess = nearest(name, names);
    return fail(spec.keys.where("discloses"),
                fmt::format("unknown disclosure '{}'{}", name,
                            guess.empty() ? "" : fmt::format("; did you mean '{}'?", guess)));
  }
  ItemKeys keys(spec, name.empty() ? nullptr : &found->second);
  if (const auto done = keys.read(item); !done) return tl::unexpected<Error>(done.error());
  item.wording.push_back(normalize(spec.rule->title.ja));
  return item;
}

}  // namespace kaiji
