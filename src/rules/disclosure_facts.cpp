// SPDX-License-Identifier: Apache-2.0
#include "rules/disclosure_facts.h"

#include <algorithm>

namespace kaiji {
namespace {

bool asks_for(const DisclosureItem& item, WantedValue wanted) {
  return std::find(item.values.begin(), item.values.end(), wanted) != item.values.end();
}

}  // namespace

std::optional<TextSpan> own_date(const DisclosureItem& item, const Analysis& analysis) {
  return asks_for(item, WantedValue::DocumentDate) ? dated_at(analysis) : std::nullopt;
}

std::optional<TextSpan> service_named_at(const DisclosureItem& item, const Analysis& analysis) {
  if (!asks_for(item, WantedValue::Service)) return std::nullopt;
  for (const auto& sentence : analysis.sentences) {
    if (holds_value(analysis, sentence.span, WantedValue::Service)) return sentence.span;
  }
  return std::nullopt;
}

std::optional<TextSpan> duties_parted_at(const DisclosureItem& item, const FormReading& form,
                                         const Analysis& analysis) {
  for (const auto& row : form.rows()) {
    for (const auto& part : row.duties) {
      if (item.cues->read(part.span.in(analysis.document.text())).bare_yes) return part.span;
    }
  }
  return std::nullopt;
}

}  // namespace kaiji
