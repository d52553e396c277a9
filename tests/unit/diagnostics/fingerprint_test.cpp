// SPDX-License-Identifier: Apache-2.0
#include "diagnostics/fingerprint.h"

#include <string>
#include <vector>

#include "catch.h"

using namespace kaiji;

namespace {

struct Vector {
  std::string source;
  std::vector<std::string> hashes;
};

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("line hashes are those of GitHub's upload action, whatever the line ends") {
  // Figures of github/codeql-action, src/fingerprints.test.ts.
  const std::vector<std::string> greetings = {"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1",
                                              "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1",
                                              "c129715d7a2bc9a3:1"};
  const std::vector<Vector> vectors = {
      {"", {"c129715d7a2bc9a3:1"}},
      {" a\nb\n  \t\tc\n d", {"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"}},
      {" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
       {"8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1", "b86d3392aea1be30:1",
        "e6ceba753e1a442:1"}},
      {" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", greetings},
      {" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", greetings},
      {" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", greetings},
      {" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", greetings},
      {repeated("Lorem ipsum dolor sit amet.\n", 10),
       {"a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4", "a7f2ff13bc495cf2:5",
        "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1",
        "c129715d7a2bc9a3:1"}},
  };
  for (const auto& vector : vectors) CHECK(line_fingerprints(vector.source) == vector.hashes);
}

TEST_CASE("a character beyond the basic plane counts as its two UTF-16 code units") {
  // 37^99 * 0xD842 + 37^98 * 0xDFB7 + 37^97 * 0xFFFF modulo 2^64.
  std::uint64_t hash = 0;
  for (const std::uint64_t unit : {0xD842u, 0xDFB7u, 0xFFFFu}) hash = hash * 37 + unit;
  for (int i = 0; i < 97; ++i) hash *= 37;
  std::string hex;
  for (; hash != 0; hash >>= 4) hex.insert(hex.begin(), "0123456789abcdef"[hash & 15]);
  CHECK(line_fingerprints("𠮷") == std::vector<std::string>{hex + ":1"});
}

TEST_CASE("the semantic print follows the key and not the place") {
  Finding a;
  a.rule = "contradiction/retention";
  a.key = "log.retention|3年|1か月";
  a.message.ja = "12行目と矛盾します";
  Finding moved = a;
  moved.location = {"other.md", source_span(90, 99)};
  moved.message.ja = "40行目と矛盾します";
  CHECK(semantic_fingerprint(a) == semantic_fingerprint(moved));
  moved.key = "log.retention|3年|2か月";
  CHECK(semantic_fingerprint(a) != semantic_fingerprint(moved));
  moved.key.clear();
  CHECK(semantic_fingerprint(moved).size() == 16);
}
