// SPDX-License-Identifier: Apache-2.0
#include "text/offset_map.h"

#include <algorithm>

namespace kaiji {

void OffsetMap::append(std::uint32_t text_length, SourceSpan source, bool changed) {
  if (text_length == 0) return;
  const auto begin = text_size_;
  text_size_ += text_length;
  if (!runs_.empty()) {
    Run& last = runs_.back();
    const bool continues = !changed && !last.changed && last.source_begin + last.source_length == source.begin.value;
    const bool same_source = changed && last.changed && !source.empty() && last.source_begin == source.begin.value &&
                             last.source_length == source.size();
    if (continues) last.source_length += source.size();
    if (continues || same_source) {
      last.text_length += text_length;
      return;
    }
  }
  runs_.push_back({begin, text_length, source.begin.value, source.size(), changed});
}

SourceSpan OffsetMap::to_source(TextSpan span) const {
  if (runs_.empty()) return {};
  // The run that holds a byte of the text; past the end, the last one.
  const auto run_at = [this](std::uint32_t at) -> const Run& {
    const auto after = std::upper_bound(runs_.begin(), runs_.end(), at,
                                        [](std::uint32_t value, const Run& run) { return value < run.text_begin; });
    return *std::prev(after);
  };
  const auto begin_of = [&](std::uint32_t at) {
    const Run& run = run_at(at);
    if (at >= run.text_begin + run.text_length) return run.source_begin + run.source_length;
    return run.changed ? run.source_begin : run.source_begin + (at - run.text_begin);
  };
  const auto begin = begin_of(span.begin.value);
  if (span.empty()) return source_span(begin, begin);
  const Run& last = run_at(span.end.value - 1);
  const auto in_last = std::min(span.end.value - last.text_begin, last.text_length);
  const auto end = last.source_begin + (last.changed ? last.source_length : in_last);
  return source_span(begin, std::max(begin, end));
}

TextSpan OffsetMap::to_text(SourceSpan span) const {
  const auto source_end = [](const Run& run) { return run.source_begin + run.source_length; };
  const auto first = std::partition_point(runs_.begin(), runs_.end(),
                                          [&](const Run& run) { return source_end(run) <= span.begin.value; });
  if (first == runs_.end()) return text_span(text_size_, text_size_);
  const auto offset_in = [](const Run& run, std::uint32_t at) {
    if (at <= run.source_begin) return run.text_begin;
    return run.changed ? run.text_begin : run.text_begin + (at - run.source_begin);
  };
  const auto begin = offset_in(*first, span.begin.value);
  if (span.empty()) return text_span(begin, begin);
  const auto after =
      std::partition_point(first, runs_.end(), [&](const Run& run) { return run.source_begin < span.end.value; });
  if (after == first) return text_span(begin, begin);
  const Run& last = *std::prev(after);
  const auto end = last.changed || source_end(last) <= span.end.value
                       ? last.text_begin + last.text_length
                       : last.text_begin + (span.end.value - last.source_begin);
  return text_span(begin, std::max(begin, end));
}

void OffsetMap::append(const OffsetMap& other, std::uint32_t source_begin) {
  for (const Run& run : other.runs_)
    append(run.text_length,
           source_span(source_begin + run.source_begin, source_begin + run.source_begin + run.source_length),
           run.changed);
}

}  // namespace kaiji
