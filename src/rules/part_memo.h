// SPDX-License-Identifier: Apache-2.0
#pragma once
// What checks make of the parts of a document (the bodies of its sections), kept from one edition to the next.
//
// A check whose verdict needs the whole document mostly needs little of each part: its brackets without a partner, its
// duties. That little is made of the part alone and kept by the part's content; the check puts it together again.

#include <memory>
#include <vector>

#include "base/recent.h"
#include "rules/rule.h"

namespace kaiji {

/// What one check made of the parts of earlier editions.
template <class T>
struct KeptParts {
  Recent<SectionKey, std::shared_ptr<const T>, SectionKeyHash> made;
};

/// What `make` (a callable from a ReadingPart to a T) makes of each part, in order; the document is one part where
/// nothing is kept. It must look at nothing but the part, what stands right before and behind it and the headings above
/// it, and count places from the part's begin. `owner` is the check.
template <class T, class Make>
std::vector<std::shared_ptr<const T>> of_parts(const CheckInput& input, const void* owner, Make make) {
  auto* kept = input.kept == nullptr ? nullptr : &input.kept->edit<KeptParts<T>>(owner).made;
  if (kept != nullptr) kept->begin_edition();
  std::vector<std::shared_ptr<const T>> all;
  for (const ReadingPart& part : input.analysis.reading_parts()) {
    const bool keeps = kept != nullptr && part.key;
    if (const auto* known = keeps ? kept->find(*part.key) : nullptr) {
      all.push_back(*known);
      continue;
    }
    all.push_back(std::make_shared<const T>(make(part)));
    if (keeps) kept->add(*part.key, all.back());
  }
  return all;
}

/// A place counted from the begin of a part, and back.
inline TextSpan to_part(const ReadingPart& part, TextSpan span) {
  return {{span.begin.value - part.text.begin.value}, {span.end.value - part.text.begin.value}};
}
inline TextSpan to_document(const ReadingPart& part, TextSpan span) {
  return {{span.begin.value + part.text.begin.value}, {span.end.value + part.text.begin.value}};
}

}  // namespace kaiji
