// SPDX-License-Identifier: Apache-2.0
#include "lsp/progress.h"

namespace kaiji::lsp {
namespace {

/// A token is a number or a string.
Json token_at(const Json& params, const char* key) {
  const auto& token = member(params, {key});
  return token.is_string() || token.is_number_integer() ? token : Json();
}

}  // namespace

Progress::Progress(Connection& connection, const Json& params, const std::string& title)
    : connection_(connection),
      token_(token_at(params, "workDoneToken")),
      partial_token_(token_at(params, "partialResultToken")) {
  send(token_, {{"kind", "begin"}, {"title", title}, {"cancellable", true}, {"percentage", 0}});
}

Progress::~Progress() {
  send(token_, {{"kind", "end"}});
}

void Progress::send(const Json& token, Json value) {
  if (token.is_null()) return;
  connection_.notify("$/progress", {{"token", token}, {"value", std::move(value)}});
}

void Progress::report(const std::string& what, std::size_t done, std::size_t total) {
  send(token_, {{"kind", "report"}, {"message", what}, {"percentage", total == 0 ? 100 : done * 100 / total}});
}

void Progress::partial(Json value) {
  send(partial_token_, std::move(value));
}

}  // namespace kaiji::lsp
