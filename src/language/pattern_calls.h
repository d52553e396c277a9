// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a builder of patterns was asked to add, in order and as bytes, for language/pattern_store.h: written while a set
// is built, and compared with what another builder is asked for. Used by patterns.cpp alone.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "language/patterns.h"

namespace kaiji {

/// One request to a builder.
enum class PatternCall : std::uint8_t { Expression, ShortExpression, Words, Alternatives };

using PatternWords = std::vector<std::string>;
using PatternAlternatives = std::vector<PatternSet::Builder::Alternative>;

/// Says a request to a sink with `number` and `text`: one that writes, or one that compares.
template <class Sink>
void say(Sink& sink, std::string_view expression, bool short_ok) {
  sink.number(static_cast<std::uint8_t>(short_ok ? PatternCall::ShortExpression : PatternCall::Expression));
  sink.text(expression);
}
template <class Sink>
void say(Sink& sink, const PatternWords& words) {
  sink.number(static_cast<std::uint8_t>(PatternCall::Words));
  sink.number(static_cast<std::uint32_t>(words.size()));
  for (const std::string& word : words) sink.text(word);
}
template <class Sink>
void say(Sink& sink, const PatternAlternatives& alternatives) {
  sink.number(static_cast<std::uint8_t>(PatternCall::Alternatives));
  sink.number(static_cast<std::uint32_t>(alternatives.size()));
  for (const auto& one : alternatives) {
    sink.text(one.expression);
    sink.number(static_cast<std::uint32_t>(one.literals.size()));
    for (const std::string& word : one.literals) sink.text(word);
  }
}

/// The requests of a stored set, followed from the first on.
class PatternCalls {
 public:
  explicit PatternCalls(std::string_view calls) : all_(calls), next_(calls) {}

  /// The pattern that the next request got, where it is this one; otherwise nothing, and the place stays.
  template <class... Arguments>
  std::optional<PatternId> follow(const Arguments&... arguments) {
    Comparison comparison{next_};
    say(comparison, arguments...);
    if (!comparison.same) return std::nullopt;
    const auto pattern = comparison.reader.template number<PatternId>();
    if (comparison.reader.failed()) return std::nullopt;
    next_ = comparison.reader;
    return pattern;
  }
  bool at_end() const { return next_.rest().empty(); }

  /// Makes the requests that were followed again, to `builder` (with add, add_words and add_alternatives).
  template <class Builder>
  void repeat(Builder&& builder) const;

 private:
  struct Comparison {
    ByteReader reader;
    bool same = true;

    template <class Number>
    void number(Number value) {
      same = same && reader.number<Number>() == value && !reader.failed();
    }
    void text(std::string_view text) { same = same && reader.text() == text && !reader.failed(); }
  };

  std::string_view all_;
  ByteReader next_;
};

template <class Builder>
void PatternCalls::repeat(Builder&& builder) const {
  ByteReader reader(all_);
  const auto words = [&] {
    PatternWords list(reader.number<std::uint32_t>());
    for (std::string& word : list) word = reader.text();
    return list;
  };
  while (reader.rest().size() > next_.rest().size()) {
    const auto call = static_cast<PatternCall>(reader.number<std::uint8_t>());
    if (call == PatternCall::Words) {
      builder.add_words(words());
    } else if (call == PatternCall::Alternatives) {
      PatternAlternatives alternatives(reader.number<std::uint32_t>());
      for (auto& one : alternatives) {
        one.expression = reader.text();
        one.literals = words();
      }
      builder.add_alternatives(alternatives);
    } else {
      builder.add(reader.text(), call == PatternCall::ShortExpression);
    }
    reader.number<PatternId>();
  }
}

}  // namespace kaiji
