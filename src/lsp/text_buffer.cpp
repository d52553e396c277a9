// SPDX-License-Identifier: Apache-2.0
#include "lsp/text_buffer.h"

#include "base/file.h"

namespace kaiji::lsp {

TextBuffer::TextBuffer(std::string text, std::int64_t version)
    : text_(std::move(text)), lines_(text_), version_(version) {}

bool TextBuffer::replace(SourceSpan span, const std::string& text) {
  if (text_.size() - span.size() + text.size() > kMaxFileBytes) return false;
  text_.replace(span.begin.value, span.size(), text);
  lines_ = LineIndex(text_);
  return true;
}

bool TextBuffer::apply(const Json& changes, std::int64_t version, ColumnUnit unit) {
  version_ = version;
  ++revision_;
  bool complete = true;
  for (const auto& change : changes) {
    const auto& text = change.at("text").get_ref<const std::string&>();
    const auto& range = member(change, {"range"});
    const auto whole = source_span(0, text_.size());
    complete &= replace(range.is_null() ? whole : view(unit).span(range), text);
  }
  return complete;
}

}  // namespace kaiji::lsp
