// SPDX-License-Identifier: Apache-2.0
#include "lsp/json_rpc.h"

#include <fmt/format.h>

#include <algorithm>

namespace kaiji::lsp {
namespace {

constexpr std::size_t kMaxDepth = 200;
constexpr std::size_t kMaxCancelled = 1024;  // ids that were answered before their cancellation came

/// How deep arrays and objects are nested, strings skipped.
std::size_t depth_of(std::string_view text) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (string) {
      if (c == '\\') ++i;
      if (c == '"') string = false;
    } else if (c == '"') {
      string = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

/// The code unit of an escape \uXXXX at `at`, or 0.
unsigned code_unit(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return 0;
  unsigned unit = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const char c = text[i];
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (!digit && !letter) return 0;
    unit = unit * 16 + static_cast<unsigned>(digit ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return unit;
}

bool is_high(unsigned unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(unsigned unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

/// `text` with escapes of half a surrogate pair replaced.
std::string without_half_pairs(std::string text) {
  for (std::size_t i = 0; i + 6 <= text.size(); ++i) {
    if (text[i] != '\\') continue;
    const auto unit = code_unit(text, i);
    if (is_high(unit) && is_low(code_unit(text, i + 6))) {
      i += 11;
    } else if (is_high(unit) || is_low(unit)) {
      text.replace(i + 2, 4, "fffd");
      i += 5;
    } else {
      ++i;  // the escaped character
    }
  }
  return text;
}

bool is_id(const Json& id) {
  return id.is_number_integer() || id.is_string();
}

}  // namespace

Incoming parse_message(std::string_view text) {
  if (depth_of(text) > kMaxDepth) {
    return refuse(ErrorCode::InvalidRequest, fmt::format("the message is nested more than {} deep", kMaxDepth));
  }
  auto message = Json::parse(text, nullptr, false);
  if (message.is_discarded()) message = Json::parse(without_half_pairs(std::string(text)), nullptr, false);
  if (message.is_discarded()) return refuse(ErrorCode::ParseError, "the message is not JSON in UTF-8");
  return message;
}

void Cancellations::note(const Json& message) {
  if (string_at(message, {"method"}) != "$/cancelRequest") return;
  const auto& id = member(message, {"params", "id"});
  if (!is_id(id)) return;
  const std::lock_guard lock(mutex_);
  ids_.push_back(id);
  if (ids_.size() > kMaxCancelled) ids_.pop_front();
}

bool Cancellations::contains(const Json& id) const {
  const std::lock_guard lock(mutex_);
  return std::find(ids_.begin(), ids_.end(), id) != ids_.end();
}

void Cancellations::forget(const Json& id) {
  const std::lock_guard lock(mutex_);
  ids_.erase(std::remove(ids_.begin(), ids_.end(), id), ids_.end());
}

Connection::Connection(Send send, Cancellations& cancellations)
    : send_(std::move(send)), cancellations_(cancellations) {}

void Connection::serve(OnRequest request, OnNotification notification) {
  on_request_ = std::move(request);
  on_notification_ = std::move(notification);
}

void Connection::refuse_message(const Json& id, const ResponseError& error) {
  send_({{"jsonrpc", "2.0"},
         {"id", id},
         {"error", {{"code", static_cast<int>(error.code)}, {"message", error.message}}}});
}

void Connection::receive(const Incoming& incoming) {
  if (!incoming) return refuse_message(nullptr, incoming.error());
  const Json& message = *incoming;
  const bool has_id = message.is_object() && message.contains("id");
  const auto& id = member(message, {"id"});
  const auto& method = member(message, {"method"});
  if (!message.is_object() || (!method.is_string() && !has_id) || (has_id && method.is_string() && !is_id(id))) {
    return refuse_message(nullptr, {ErrorCode::InvalidRequest, "this is no request, notification or response"});
  }
  if (!method.is_string()) return handle_response(message);
  const auto name = method.get<std::string>();
  if (has_id) return handle_request(name, message);
  try {
    on_notification_(name, member(message, {"params"}));
  } catch (const Json::exception&) {
    notify("window/logMessage", {{"type", 2}, {"message", "kaiji: " + name + " has parameters of a wrong form"}});
  }
}

void Connection::handle_request(const std::string& method, const Json& message) {
  const auto& id = message["id"];
  const ResponseError gone{ErrorCode::RequestCancelled, "cancelled"};
  Answer answer = tl::unexpected<ResponseError>(gone);
  if (!cancellations_.contains(id)) {
    current_ = id;
    try {
      answer = on_request_(method, member(message, {"params"}));
    } catch (const Json::exception& error) {
      answer = refuse(ErrorCode::InvalidParams, fmt::format("{}: wrong parameters: {}", method, error.what()));
    }
    current_ = nullptr;
  }
  cancellations_.forget(id);
  if (!answer) return refuse_message(id, answer.error());
  send_({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(*answer)}});
}

void Connection::handle_response(const Json& message) {
  const auto& id = message["id"];
  if (!id.is_number_integer()) return;
  const auto found = waiting_.find(id.get<std::int64_t>());
  if (found == waiting_.end()) return;
  const auto on_response = std::move(found->second);
  waiting_.erase(found);
  try {
    on_response(member(message, {"result"}));
  } catch (const Json::exception&) {
    notify("window/logMessage", {{"type", 2}, {"message", "kaiji: a response has a wrong form"}});
  }
}

void Connection::notify(const std::string& method, Json params) {
  send_({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
}

void Connection::request(const std::string& method, Json params, OnResponse on_response) {
  const auto id = next_id_++;
  if (on_response) waiting_.emplace(id, std::move(on_response));
  send_({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}});
}

bool Connection::cancelled() const {
  return !current_.is_null() && cancellations_.contains(current_);
}

}  // namespace kaiji::lsp
