// SPDX-License-Identifier: Apache-2.0
// The cost of each stage of a check on one document of about 20 KB made of the corpus, and of loading what a check
// needs. `kaiji_benchmarks FOLDER` takes the documents of another folder.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/file.h"
#include "build_paths.h"
#include "claims/analyzer.h"
#include "language/sentences.h"
#include "lint/linter.h"
#include "loaders/loader.h"

namespace kaiji {
namespace {

constexpr std::size_t kDocumentBytes = 20 * 1024;

std::string folder = KAIJI_SOURCE_DIR "/corpus";

template <class T>
T value_or_exit(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "kaiji_benchmarks: %s\n", to_string(result.error()).c_str());
  std::exit(2);
}

/// Whole lines of the folder's Markdown and text files, about kDocumentBytes of them.
const std::string& document_bytes() {
  static const std::string bytes = [] {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      const auto extension = entry.path().extension();
      if (extension == ".md" || extension == ".txt") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::string all;
    for (const auto& file : files) {
      if (all.size() < kDocumentBytes) all += value_or_exit(read_file(file)) + "\n";
    }
    return all.substr(0, all.find('\n', std::min(all.size(), kDocumentBytes)));
  }();
  return bytes;
}

Document load() {
  return value_or_exit(load_document("document.md", document_bytes()));
}

DataPaths data() {
  return value_or_exit(find_data({}));
}

const Linter& linter() {
  static const Linter loaded = [] {
    auto result = Linter::load(data(), {data().rules});
    if (result) return std::move(*result);
    std::fprintf(stderr, "kaiji_benchmarks: %s\n", to_string(result.error().front()).c_str());
    std::exit(2);
  }();
  return loaded;
}

std::vector<TextSpan> spans_of(const std::vector<Sentence>& sentences) {
  std::vector<TextSpan> spans;
  for (const Sentence& sentence : sentences) spans.push_back(sentence.span);
  return spans;
}

void count_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
}

void load_rules(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Linter::load(data(), {data().rules}));
}
BENCHMARK(load_rules)->Unit(benchmark::kMillisecond);

void decode_and_normalize(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load());
  count_bytes(state, document_bytes().size());
}
BENCHMARK(decode_and_normalize)->Unit(benchmark::kMillisecond);

void sentences(benchmark::State& state) {
  const Document document = load();
  for (auto _ : state) benchmark::DoNotOptimize(split_sentences(document));
  count_bytes(state, document.text().size());
}
BENCHMARK(sentences)->Unit(benchmark::kMillisecond);

void tokens(benchmark::State& state) {
  const Document document = load();
  const auto all = split_sentences(document);
  Tagger tagger(linter().morphology());
  for (auto _ : state) {
    for (const Sentence& sentence : all) benchmark::DoNotOptimize(tagger.tokenize(document.text(), sentence.span));
  }
  count_bytes(state, document.text().size());
}
BENCHMARK(tokens)->Unit(benchmark::kMillisecond);

void patterns(benchmark::State& state) {
  const Document document = load();
  const auto units = spans_of(split_sentences(document));
  for (auto _ : state) benchmark::DoNotOptimize(linter().rules().patterns().scan(document.text(), units));
  count_bytes(state, document.text().size());
}
BENCHMARK(patterns)->Unit(benchmark::kMillisecond);

void analyze(benchmark::State& state) {
  const Document document = load();
  Analyzer analyzer(linter().vocabulary(), linter().morphology());
  for (auto _ : state) benchmark::DoNotOptimize(analyzer.analyze(document));
  count_bytes(state, document.text().size());
}
BENCHMARK(analyze)->Unit(benchmark::kMillisecond);

void check(benchmark::State& state) {
  const Document document = load();
  Analyzer analyzer(linter().vocabulary(), linter().morphology());
  const Config config;
  for (auto _ : state) benchmark::DoNotOptimize(linter().check(document, config, Date{2025, 4, 1}, analyzer));
  count_bytes(state, document.text().size());
}
BENCHMARK(check)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kaiji

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc > 1) kaiji::folder = argv[1];
  benchmark::RunSpecifiedBenchmarks();
}
