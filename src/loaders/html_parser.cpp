// SPDX-License-Identifier: Apache-2.0
#include "loaders/html_parser.h"

#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <memory>
#include <utility>

#include "base/strings.h"

namespace kaiji {
namespace {

// The parser looks through all open elements at every tag, so that its time grows with their number.
constexpr std::size_t kMostOpen = 1000;
constexpr std::size_t kLargestPage = 64u * 1024u * 1024u;
constexpr std::size_t kLongestReference = 40;  // "&CounterClockwiseContourIntegral;" and more
constexpr long kWidestSpan = 1000;             // as browsers do

/// Memory of one parse, freed at once: gumbo frees its tree by recursion, which deep pages would carry too far.
class Arena {
 public:
  void* allocate(std::size_t size) {
    size = (size + 15) / 16 * 16;
    if (size > left_) {
      const auto block = std::max(size, std::min(kSmallest << std::min<std::size_t>(blocks_.size(), 10), kLargest));
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(block));
      next_ = blocks_.back().get();
      left_ = block;
    }
    left_ -= size;
    return std::exchange(next_, next_ + size);
  }

 private:
  static constexpr std::size_t kSmallest = 1u << 14;
  static constexpr std::size_t kLargest = 1u << 20;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

GumboOptions options_in(Arena& arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* self, std::size_t size) { return static_cast<Arena*>(self)->allocate(size); };
  options.deallocator = [](void*, void*) {};
  options.userdata = &arena;
  options.max_errors = 0;
  return options;
}

bool closes_itself(std::string_view tag) {
  constexpr auto kTags = std::to_array<std::string_view>(
      {"area", "base", "br", "col", "embed", "hr",     "img", "input", "link", "meta",  "param", "source", "track",
       "wbr",  "p",    "li", "dt",  "dd",    "option", "tr",  "td",    "th",   "tbody", "thead", "tfoot"});
  return std::find(kTags.begin(), kTags.end(), tag) != kTags.end();
}

/// The end of a comment, script or style that opens at `at`, or `at` where none does.
std::size_t skip_literal(std::string_view text, std::size_t at, std::string_view tag) {
  std::string_view close;
  if (text.substr(at, 4) == "<!--") close = "-->";
  if (tag == "script") close = "</script";
  if (tag == "style") close = "</style";
  if (close.empty()) return at;
  const auto end = text.find(close, at + 4);
  return end == std::string_view::npos ? text.size() : end;
}

/// The largest number of elements that are open at once, by the tags alone.
std::size_t nesting(std::string_view text) {
  std::size_t open = 0;
  std::size_t most = 0;
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const bool closing = text.substr(at + 1, 1) == "/";
    const auto begin = at + (closing ? 2 : 1);
    auto end = begin;
    while (end < text.size() && end - begin < 12 && std::isalnum(static_cast<unsigned char>(text[end]))) ++end;
    const auto tag = to_lower_ascii(text.substr(begin, end - begin));
    const auto after = closing ? at : skip_literal(text, at, tag);
    if (after > at) {
      at = after;
      continue;
    }
    if (tag.empty() || closes_itself(tag)) continue;
    if (!closing) most = std::max(most, ++open);
    if (closing && open > 0) --open;
  }
  return most;
}

long number_in(const GumboElement& element, const char* name, long otherwise) {
  const auto* attribute = gumbo_get_attribute(&element.attributes, name);
  if (attribute == nullptr) return otherwise;
  char* end = nullptr;
  const long value = std::strtol(attribute->value, &end, 10);
  return end == attribute->value ? otherwise : value;
}

std::string word_in(const GumboElement& element, const char* name) {
  const auto* attribute = gumbo_get_attribute(&element.attributes, name);
  return attribute == nullptr ? std::string() : to_lower_ascii(attribute->value);
}

HtmlEvent open_event(const GumboElement& element) {
  HtmlEvent event;
  event.kind = HtmlEventKind::Open;
  event.tag = gumbo_normalized_tagname(element.tag);
  const auto style = replace_all(word_in(element, "style"), " ", "");
  event.hidden = gumbo_get_attribute(&element.attributes, "hidden") != nullptr ||
                 style.find("display:none") != std::string::npos ||
                 style.find("visibility:hidden") != std::string::npos;
  const auto role = word_in(element, "role");
  event.navigation = role == "navigation" || role == "contentinfo";
  if (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH) {
    event.columns = static_cast<std::uint16_t>(std::clamp(number_in(element, "colspan", 1), 1L, kWidestSpan));
    event.rows = static_cast<std::uint16_t>(std::clamp(number_in(element, "rowspan", 1), 0L, 65534L));
  }
  if (element.tag == GUMBO_TAG_OL || element.tag == GUMBO_TAG_LI)
    event.number = static_cast<std::int32_t>(
        std::clamp(number_in(element, element.tag == GUMBO_TAG_OL ? "start" : "value", 0), 0L, 1'000'000L));
  return event;
}

/// Walks the tree without recursion.
class PageWriter {
 public:
  explicit PageWriter(const Source& source) : text_(source.text) {}

  HtmlPage write(const GumboNode* root) && {
    for (const GumboNode* node = root; node != nullptr;) {
      if (enter(*node)) {
        node = child(*node, 0);
        continue;
      }
      while (node != root && next_to(*node) == nullptr) {
        node = node->parent;
        leave(*node);
      }
      node = node == root ? nullptr : next_to(*node);
    }
    std::sort(page_.escapes.begin(), page_.escapes.end(),
              [](const Escape& a, const Escape& b) { return a.span < b.span; });
    return std::move(page_);
  }

 private:
  static bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
  }
  static const GumboNode* child(const GumboNode& parent, unsigned index) {
    const auto& children = parent.v.element.children;
    return index < children.length ? static_cast<const GumboNode*>(children.data[index]) : nullptr;
  }
  static const GumboNode* next_to(const GumboNode& node) {
    return child(*node.parent, static_cast<unsigned>(node.index_within_parent) + 1);
  }

  /// Whether the node has children to walk.
  bool enter(const GumboNode& node) {
    if (is_element(node)) {
      page_.events.push_back(open_event(node.v.element));
      if (node.v.element.children.length > 0) return true;
      leave(node);
      return false;
    }
    const auto piece = place(node.v.text.original_text);
    if (node.type == GUMBO_NODE_COMMENT) add(HtmlEventKind::Comment, piece);
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) words(piece);
    return false;
  }

  void leave(const GumboNode& node) {
    if (!is_element(node)) return;
    HtmlEvent event;
    event.kind = HtmlEventKind::Close;
    event.tag = gumbo_normalized_tagname(node.v.element.tag);
    page_.events.push_back(event);
  }

  SourceSpan place(const GumboStringPiece& piece) const {
    if (piece.data < text_.data() || piece.data > text_.data() + text_.size()) return {};
    const auto begin = static_cast<std::size_t>(piece.data - text_.data());
    return source_span(begin, std::min(begin + piece.length, text_.size()));
  }

  void add(HtmlEventKind kind, SourceSpan span) {
    if (span.empty()) return;
    HtmlEvent event;
    event.kind = kind;
    event.span = span;
    page_.events.push_back(event);
  }

  /// Text that the parser moved may claim tags behind it: it ends where one begins.
  static std::size_t end_of_words(std::string_view words) {
    for (auto at = words.find('<'); at != std::string_view::npos; at = words.find('<', at + 1)) {
      const auto next = at + 1 < words.size() ? static_cast<unsigned char>(words[at + 1]) : 0;
      if (std::isalpha(next) || next == '/' || next == '!' || next == '?') return at;
    }
    return words.size();
  }

  void words(SourceSpan span) {
    const auto words = span.in(text_).substr(0, end_of_words(span.in(text_)));
    std::size_t begin = 0;
    for (auto at = words.find('&'); at != std::string_view::npos; at = words.find('&', at + 1)) {
      const auto close = words.substr(at, kLongestReference).find(';');
      if (close == std::string_view::npos) continue;
      const auto reference = words.substr(at, close + 1);
      const auto& meaning = meaning_of(reference);
      if (meaning.empty() || meaning == reference) continue;
      const auto piece = source_span(span.begin.value + at, span.begin.value + at + reference.size());
      add(HtmlEventKind::Text, source_span(span.begin.value + begin, piece.begin.value));
      add(HtmlEventKind::Text, piece);
      page_.escapes.push_back({piece, meaning});
      begin = at + reference.size();
      at = begin - 1;
    }
    add(HtmlEventKind::Text, source_span(span.begin.value + begin, span.begin.value + words.size()));
  }

  /// What the parser reads for "&yen;".
  const std::string& meaning_of(std::string_view reference) {
    const auto [found, fresh] = meanings_.try_emplace(std::string(reference));
    if (!fresh || reference.find_first_of(" <\n") != std::string_view::npos) return found->second;
    Arena arena;
    const auto options = options_in(arena);
    const std::string page = "<p>" + found->first;
    const auto* output = gumbo_parse_with_options(&options, page.data(), page.size());
    const GumboNode* node = output->root;
    while (node != nullptr && is_element(*node)) {
      const auto count = node->v.element.children.length;
      node = count == 0 ? nullptr : child(*node, count - 1);
    }
    if (node != nullptr && node->type != GUMBO_NODE_COMMENT) found->second = node->v.text.text;
    return found->second;
  }

  const std::string& text_;
  HtmlPage page_;
  std::map<std::string, std::string> meanings_;
};

}  // namespace

Result<HtmlPage> parse_html(const Source& source) {
  if (source.text.size() > kLargestPage)
    return fail(source.path, fmt::format("the page is larger than {} MiB. Divide it.", kLargestPage >> 20));
  if (nesting(source.text) > kMostOpen)
    return fail(source.path, fmt::format("more than {} HTML elements are open at once: elements are nested too deeply, "
                                         "or their end tags are missing. Close them.",
                                         kMostOpen));
  Arena arena;
  const auto options = options_in(arena);
  const auto* output = gumbo_parse_with_options(&options, source.text.data(), source.text.size());
  return PageWriter(source).write(output->root);
}

}  // namespace kaiji
