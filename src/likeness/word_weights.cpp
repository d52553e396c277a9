// SPDX-License-Identifier: Apache-2.0
#include "likeness/word_weights.h"

#include <fmt/format.h>

#include <cmath>

#include "base/file.h"
#include "likeness/number_field.h"

namespace kaiji {
namespace {

constexpr double kSmoothing = 0.5;  ///< occurrences added to each count, so that none is zero

}  // namespace

Result<WordWeights> WordWeights::load(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  WordWeights weights;
  double statements = 0;
  std::size_t line_number = 0;
  constexpr std::size_t kUsualLine = 14;
  weights.weights_.reserve(bytes->size() / kUsualLine);
  for (std::string_view text = *bytes; !text.empty();) {
    ++line_number;
    std::string_view rest = next_field(text, '\n');
    if (rest.empty() || rest.front() == '#') continue;
    const auto key = next_field(rest, ' ');
    const double count = number_of<double>(next_field(rest, ' ')).value_or(-1);
    const bool total = key == "statements" && rest.empty() && count > 0;
    const bool word =
        key == "word" && !rest.empty() && rest.find(' ') == std::string_view::npos && count >= 0 && statements > 0;
    if (!total && !word)
      return fail(fmt::format("{}:{}", file.generic_string(), line_number), "expected 'statements N' or 'word N WORD'");
    if (total)
      statements = count;
    else
      weights.weights_.emplace(rest, std::log(statements / (count + kSmoothing)));
  }
  if (statements == 0) return fail(file.generic_string(), "the line 'statements N' is missing");
  weights.rarest_ = std::log(statements / kSmoothing);
  return weights;
}

double WordWeights::of(std::string_view word) const {
  const auto found = weights_.find(word);
  return found == weights_.end() ? rarest_ : found->second;
}

}  // namespace kaiji
