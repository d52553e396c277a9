// SPDX-License-Identifier: Apache-2.0
#include "lsp/json_rpc.h"

#include "catch.h"

namespace kaiji::lsp {
namespace {

/// A connection whose requests echo their parameters and whose messages are kept.
struct Bench {
  std::vector<Json> sent;
  std::vector<std::string> notified;
  Cancellations cancellations;
  Connection connection{[this](const Json& message) { sent.push_back(message); }, cancellations};

  Bench() {
    connection.serve(
        [](const std::string& method, const Json& params) -> Answer {
          if (method == "refuse") return refuse(ErrorCode::RequestFailed, "no");
          return params.at("value");
        },
        [this](const std::string& method, const Json& params) {
          notified.push_back(method + ":" + params.at("value").dump());
        });
  }
  void receive(std::string_view text) { connection.receive(parse_message(text)); }
};

TEST_CASE("A request is answered with its result and its id", "[lsp]") {
  Bench bench;
  bench.receive(R"({"jsonrpc":"2.0","id":7,"method":"echo","params":{"value":"日本"}})");
  bench.receive(R"({"jsonrpc":"2.0","id":"a","method":"refuse"})");
  REQUIRE(bench.sent.size() == 2);
  CHECK(bench.sent[0] == Json{{"jsonrpc", "2.0"}, {"id", 7}, {"result", "日本"}});
  CHECK(bench.sent[1]["id"] == "a");
  CHECK(bench.sent[1]["error"] == Json{{"code", -32803}, {"message", "no"}});
}

TEST_CASE("What is no message is refused with the code of JSON-RPC", "[lsp]") {
  struct Case {
    const char* text;
    int code;
  };
  const Case cases[] = {
      {"", -32700},
      {"{", -32700},
      {"\xff\xfe", -32700},
      {"{\"a\":\"\xe3\x81\"}", -32700},
      {"[]", -32600},
      {"1", -32600},
      {"null", -32600},
      {"{}", -32600},
      {R"({"method":5})", -32600},
      {R"({"id":[],"method":"echo"})", -32600},
      {R"({"id":{"x":1},"method":"echo"})", -32600},
      {R"({"id":1,"method":"echo"})", -32602},
      {R"({"id":1,"method":"echo","params":[1]})", -32602},
      {R"({"id":1,"method":"echo","params":{"other":1}})", -32602},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    Bench bench;
    bench.receive(c.text);
    REQUIRE(bench.sent.size() == 1);
    CHECK(bench.sent[0]["error"]["code"] == c.code);
  }
}

TEST_CASE("Nesting that would exhaust the stack is refused", "[lsp]") {
  Bench bench;
  bench.receive(std::string(100000, '['));
  std::string message = R"({"id":1,"method":"echo","params":{"value":")";
  message.append(1000, '[').append("\"}}");
  bench.receive(message);
  REQUIRE(bench.sent.size() == 2);
  CHECK(bench.sent[0]["error"]["code"] == -32600);
  CHECK(bench.sent[1]["result"] == std::string(1000, '['));  // brackets in a string are no nesting
}

TEST_CASE("Half of a surrogate pair becomes one replacement character", "[lsp]") {
  const auto text = [](std::string_view json) { return (*parse_message(json))["t"].get<std::string>(); };
  CHECK(text(R"({"t":"a\ud800b"})") ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(text(R"({"t":"\udc00\ud842"})") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(text(R"({"t":"\ud842\udfb7\ud842"})") == "𠮷\xEF\xBF\xBD");
  CHECK(text(R"({"t":"\\ud800\ud800"})") == "\\ud800\xEF\xBF\xBD");
}

TEST_CASE("A cancelled request is answered as cancelled and is not run", "[lsp]") {
  Bench bench;
  bench.cancellations.note(*parse_message(R"({"method":"$/cancelRequest","params":{"id":3}})"));
  bench.receive(R"({"id":3,"method":"echo","params":{"value":1}})");
  bench.receive(R"({"id":3,"method":"echo","params":{"value":1}})");  // the id may be used again
  REQUIRE(bench.sent.size() == 2);
  CHECK(bench.sent[0]["error"]["code"] == -32800);
  CHECK(bench.sent[1]["result"] == 1);
}

TEST_CASE("Notifications are never answered; one of a wrong form is logged", "[lsp]") {
  Bench bench;
  bench.receive(R"({"method":"tell","params":{"value":1}})");
  bench.receive(R"({"method":"tell","params":5})");
  CHECK(bench.notified == std::vector<std::string>{"tell:1"});
  REQUIRE(bench.sent.size() == 1);
  CHECK(bench.sent[0]["method"] == "window/logMessage");
}

TEST_CASE("A response goes to the request it answers and to no other", "[lsp]") {
  Bench bench;
  std::vector<std::string> results;
  bench.connection.request("ask", nullptr, [&](const Json& result) { results.push_back("1:" + result.dump()); });
  bench.connection.request("ask", nullptr, [&](const Json& result) { results.push_back("2:" + result.at(0).dump()); });
  bench.receive(R"({"id":2,"result":["x"]})");
  bench.receive(R"({"id":2,"result":["y"]})");
  bench.receive(R"({"id":1,"error":{"code":1,"message":"no"}})");
  bench.receive(R"({"id":99,"result":0})");
  bench.receive(R"({"id":"x","result":0})");
  CHECK(results == std::vector<std::string>{"2:\"x\"", "1:null"});
}

}  // namespace
}  // namespace kaiji::lsp
