// SPDX-License-Identifier: Apache-2.0
#include "likeness/word_weights.h"

#include <fmt/format.h>

#include <cmath>

#include "base/file.h"
#include "base/strings.h"
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
  for (const std::string_view line : split(*bytes, '\n')) {
    ++line_number;
    if (line.empty() || line.front() == '#') continue;
    const auto fields = split(line, ' ');
    const double count = fields.size() > 1 ? number_of<double>(fields[1]).value_or(-1) : -1;
    const bool total = fields.front() == "statements" && fields.size() == 2 && count > 0;
    const bool word = fields.front() == "word" && fields.size() == 3 && count >= 0 && statements > 0;
    if (!total && !word)
      return fail(fmt::format("{}:{}", file.generic_string(), line_number), "expected 'statements N' or 'word N WORD'");
    if (total)
      statements = count;
    else
      weights.weights_.emplace(fields[2], std::log(statements / (count + kSmoothing)));
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
