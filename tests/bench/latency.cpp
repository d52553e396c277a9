// SPDX-License-Identifier: Apache-2.0
// How long the language server takes from an edit until the diagnostics of the edited text have come, in milliseconds,
// beside the time that it takes to open the same document: single characters are typed and taken back at random places.
// `kaiji_latency FOLDER SIZE` makes its documents of the Markdown files of FOLDER (default: corpus); SIZE is "50 KB" or
// "1 MB" (default: both). Exit code 1 above a bar.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "build_paths.h"
#include "lsp/editor.h"
#include "lsp/text_view.h"

namespace kaiji::lsp {
namespace {

using Clock = std::chrono::steady_clock;

/// A document to type in, and what an edit of it may take, in milliseconds.
struct Size {
  const char* name;
  std::size_t bytes;
  int edits;
  double median;
  double slowest;  ///< of 100 edits, the slowest but one
};
constexpr Size kSizes[] = {{"50 KB", 50 << 10, 200, 5, 15}, {"1 MB", 1 << 20, 60, 20, 50}};

/// Milliseconds after which a slow server is measured by the edits so far.
constexpr double kLongest = 60'000;

double milliseconds(Clock::time_point start, Clock::time_point end) {
  return std::chrono::duration<double, std::milli>(end - start).count();
}

/// The Markdown files of a folder one behind the other, again and again, up to the end of a line behind `bytes`.
std::string text_of(const std::filesystem::path& folder, std::size_t bytes) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::string text;
  for (std::size_t i = 0; !files.empty() && text.size() < bytes; ++i)
    text += read_file(files[i % files.size()]).value_or("") + "\n\n";
  const auto end = text.find('\n', std::min(bytes, text.size()));
  return text.substr(0, end == std::string::npos ? end : end + 1);
}

Json change_at(const std::string& text, std::size_t begin, std::size_t end, const std::string& word) {
  const LineIndex lines(text);
  const TextView view{text, lines, ColumnUnit::CodePoints};
  return {{"range", view.range(source_span(begin, end))}, {"text", word}};
}

/// Types a character or takes the last one back; `typed` is its place, 0 where none is typed.
Json edit(std::string& text, std::size_t& typed, std::mt19937& random) {
  const std::string word = "試";
  if (typed > 0) {
    const auto change = change_at(text, typed, typed + word.size(), "");
    text.erase(typed, word.size());
    typed = 0;
    return change;
  }
  auto at = random() % text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  const auto change = change_at(text, at, at, word);
  text.insert(at, word);
  typed = at;
  return change;
}

/// True where the bars hold.
bool measure(const Size& size, const std::filesystem::path& folder) {
  const std::string uri = "file:///tmp/kaiji-latency.md";
  auto text = text_of(folder, size.bytes);
  std::mt19937 random(1);
  Editor editor;
  editor.start({{"general", {{"positionEncodings", {"utf-32"}}}},
                {"textDocument", {{"publishDiagnostics", {{"relatedInformation", true}}}}}});
  const auto begun = Clock::now();
  auto start = begun;
  editor.open(uri, text);
  editor.diagnostics(uri, 1);
  const double opened = milliseconds(start, editor.arrived);
  std::vector<double> times;
  std::size_t typed = 0;
  for (int version = 2; version < size.edits + 2 && milliseconds(begun, Clock::now()) < kLongest; ++version) {
    const auto change = edit(text, typed, random);
    start = Clock::now();
    editor.notify("textDocument/didChange",
                  {{"textDocument", {{"uri", uri}, {"version", version}}}, {"contentChanges", Json::array({change})}});
    editor.diagnostics(uri, version);
    times.push_back(milliseconds(start, editor.arrived));
  }
  editor.finish();
  std::sort(times.begin(), times.end());
  const double median = times[times.size() / 2];
  const double slowest = times[times.size() * 99 / 100];
  std::printf(
      "%-6s opened in %7.1f ms   edit: median %7.1f ms (bar %g), 99th percentile %7.1f ms (bar %g), %.2f of opening\n",
      size.name, opened, median, size.median, slowest, size.slowest, median / opened);
  std::fflush(stdout);
  return median <= size.median && slowest <= size.slowest;
}

}  // namespace
}  // namespace kaiji::lsp

int main(int count, char** arguments) {
  const std::filesystem::path folder = count > 1 ? arguments[1] : KAIJI_SOURCE_DIR "/corpus";
  bool holds = true;
  for (const auto& size : kaiji::lsp::kSizes)
    if (count < 3 || size.name == std::string_view(arguments[2])) holds = kaiji::lsp::measure(size, folder) && holds;
  if (!holds) std::fprintf(stderr, "bench: an edit takes longer than its bar\n");
  return holds ? 0 : 1;
}
