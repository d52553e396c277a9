// SPDX-License-Identifier: Apache-2.0
// What the model of likeness is learned from: kaiji_pairs words|pairs FOLDER... [-- FOLDER...]
// `words` prints how many statements the labelled documents of the folders have and in how many each word stands.
// `pairs WEIGHTS` prints the names of the features and then those of every pair of statements that could be compared,
// one line a pair: document, 1 where a label says that the two contradict each other, 2 where one narrows an absolute
// of the other, 0 elsewhere, first and second line, features. tests/likeness/train.sh runs both.
#include <cstdio>
#include <filesystem>
#include <map>

#include "accuracy/labels.h"
#include "base/file.h"
#include "build_paths.h"
#include "likeness/pair_judge.h"
#include "lint/linter.h"
#include "loaders/loader.h"

namespace kaiji {
namespace {
namespace fs = std::filesystem;

struct Labelled {
  fs::path path;
  Analysis analysis;
  std::vector<accuracy::Label> labels;
};

/// The folders named, in order; those behind `--` have documents without contradictions, that need no labels.
struct Folders {
  std::vector<fs::path> labelled;
  std::vector<fs::path> clean;
};

std::vector<fs::path> documents_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (loader_for(entry.path().string()) != nullptr) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

template <class Use>
void use_document(const fs::path& file, bool clean, Analyzer& analyzer, Use& use) {
  auto gold = file;
  gold.replace_extension(".gold.jsonl");
  if (!clean && !fs::exists(gold)) return;
  const auto bytes = read_file(file);
  if (!bytes) return;
  auto document = load_document(file.string(), *bytes);
  if (!document) return;
  Result<std::vector<accuracy::Label>> labels;
  if (!clean) labels = accuracy::load_labels(gold, document->source);
  if (!labels) {
    std::fprintf(stderr, "kaiji_pairs: %s\n", to_string(labels.error()).c_str());
    return;
  }
  Labelled labelled{file, analyzer.analyze(std::move(*document)), std::move(*labels)};
  // Rules are silent where nobody speaks of a service.
  if (!clean || labelled.analysis.facts.describes_service) use(labelled);
}

/// Each document of the folders that has labels, or needs none.
template <class Use>
void each_document(const Folders& folders, Analyzer& analyzer, Use use) {
  for (const auto& folder : folders.labelled)
    for (const auto& file : documents_of(folder)) use_document(file, false, analyzer, use);
  for (const auto& folder : folders.clean)
    for (const auto& file : documents_of(folder)) use_document(file, true, analyzer, use);
}

/// True where a label of the family has one spot in one sentence and another in the other.
bool labelled_pair(const Labelled& document, std::string_view family, const Statement& a, const Statement& b) {
  const auto span = [&](const Statement& s) {
    return document.analysis.document.to_source(document.analysis.sentences[s.sentence].span);
  };
  for (const auto& label : document.labels) {
    if (label.trap || label.family != family) continue;
    for (std::size_t i = 0; i < label.spots.size(); ++i)
      for (std::size_t j = 0; j < label.spots.size(); ++j)
        if (i != j && label.spots[i].overlaps(span(a)) && label.spots[j].overlaps(span(b))) return true;
  }
  return false;
}

/// 1 where the two contradict each other, 2 where one narrows the other, 0 elsewhere.
int relation_of(const Labelled& document, const Statement& a, const Statement& b) {
  if (labelled_pair(document, "contradiction", a, b)) return 1;
  return labelled_pair(document, "scope", a, b) ? 2 : 0;
}

/// How often words stand in statements: weights of 1, so that the mass of a statement's words is their number.
void print_words(const Folders& folders, Analyzer& analyzer, const Lexicon& lexicon) {
  std::map<std::string, int> counts;
  int statements = 0;
  each_document(folders, analyzer, [&](const Labelled& document) {
    const WordWeights none;
    const StatementIndex index(document.analysis, lexicon, none);
    for (const Statement& statement : index.statements()) {
      ++statements;
      for (const auto word : statement.own) ++counts[std::string(index.name(word))];
    }
  });
  std::printf("statements %d\n", statements);
  for (const auto& [word, count] : counts) std::printf("word %d %s\n", count, word.c_str());
}

void print_pairs(const Folders& folders, Analyzer& analyzer, const Lexicon& lexicon, const WordWeights& weights) {
  std::printf("features");
  for (const auto name : kFeatures) std::printf(" %s", std::string(name).c_str());
  std::printf("\n");
  each_document(folders, analyzer, [&](const Labelled& document) {
    const StatementIndex index(document.analysis, lexicon, weights);
    const Document& text = document.analysis.document;
    const auto line = [&](const Statement& s) {
      return text.source.lines.line_of(text.to_source(document.analysis.sentences[s.sentence].span).begin);
    };
    for (const auto& pair : candidate_pairs(document.analysis, lexicon, weights)) {
      const Statement& a = index.statements()[pair.first];
      const Statement& b = index.statements()[pair.second];
      std::printf("%s %d %u %u", document.path.c_str(), relation_of(document, a, b), line(a), line(b));
      for (const double value : features_of(document.analysis, index, a, b, pair.nearness)) std::printf(" %.6g", value);
      std::printf("\n");
    }
  });
}

int run(int argc, char** argv) {
  const bool words = argc > 2 && std::string_view(argv[1]) == "words";
  const bool pairs = argc > 3 && std::string_view(argv[1]) == "pairs";
  if (!words && !pairs) {
    std::fputs(
        "usage: kaiji_pairs words FOLDER... [-- FOLDER...] | kaiji_pairs pairs WEIGHTS FOLDER... [-- FOLDER...]\n",
        stderr);
    return 2;
  }
  const auto data = find_data(argv[0]);
  if (!data) return 2;
  const auto linter = Linter::load(*data, {}, LoadedRules::WithoutProfiles);
  const auto lexicon = Lexicon::load(data->dictionaries);
  if (!linter || !lexicon) return 2;
  Analyzer analyzer(linter->vocabulary(), linter->morphology());
  Folders folders;
  bool clean = false;
  for (int i = words ? 2 : 3; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--")
      clean = true;
    else
      (clean ? folders.clean : folders.labelled).emplace_back(argument);
  }
  if (words) {
    print_words(folders, analyzer, *lexicon);
    return 0;
  }
  const auto weights = WordWeights::load(argv[2]);
  if (!weights) {
    std::fprintf(stderr, "kaiji_pairs: %s\n", to_string(weights.error()).c_str());
    return 2;
  }
  print_pairs(folders, analyzer, *lexicon, *weights);
  return 0;
}

}  // namespace
}  // namespace kaiji

int main(int argc, char** argv) {
  return kaiji::run(argc, argv);
}
