// SPDX-License-Identifier: Apache-2.0
// The accuracy gate: kaiji_accuracy [--list] FOLDER...
// Judges every labelled document of each folder, prints precision and recall of each family, and fails where a family
// is below the bars of the folder's bars.toml; so for the states of coverage where a document has them, and for single
// statements where the folder has readings.jsonl. --list also prints every miss, false alarm, trap, wrong state and
// reading, but for folders below held-out/, which stay figures.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "accuracy/coverage.h"
#include "accuracy/readings.h"
#include "accuracy/scores.h"
#include "base/file.h"
#include "base/toml.h"
#include "lint/linter.h"
#include "loaders/loader.h"

namespace kaiji::accuracy {
namespace {
namespace fs = std::filesystem;

/// Least precision and recall of a family in one folder.
struct Bar {
  std::string family;
  double precision = 0;
  double recall = 0;
  int trap_hits = 1 << 20;
};

/// Least figures of the coverage of a folder.
struct CoverageBar {
  double accuracy = 0;
  double missing_precision = 0;
  double missing_recall = 0;
  double evidence = 0;
};

/// Figures of the readings of a folder.
struct ReadingBar {
  double recall = 0;
  double wrong = 1;  ///< at most so large a part of the texts that do not state a concept is read as one
};

/// bars.toml of a folder.
struct Bars {
  Date as_of;
  std::vector<Bar> families;
  CoverageBar coverage;
  ReadingBar readings;
};

Result<CoverageBar> load_coverage_bar(const TomlValue& table, const std::string& where) {
  TomlReader reader(table, where);
  const CoverageBar bar{reader.number("accuracy", 0), reader.number("missing-precision", 0),
                        reader.number("missing-recall", 0), reader.number("evidence", 0)};
  if (auto done = reader.finish(); !done) return tl::unexpected(done.error());
  return bar;
}

Result<ReadingBar> load_reading_bar(const TomlValue& table, const std::string& where) {
  TomlReader reader(table, where);
  const ReadingBar bar{reader.number("recall", 0), reader.number("false", 1)};
  if (auto done = reader.finish(); !done) return tl::unexpected(done.error());
  return bar;
}

Result<Bars> load_bars(const fs::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto root = parse_toml(*bytes, file.string());
  if (!root) return tl::unexpected(root.error());
  TomlReader keys(*root, file.string());
  Bars bars;
  bars.as_of = parse_iso_date(keys.required_string("as-of")).value_or(Date{});
  if (const auto* list = keys.value("bar")) {
    for (const auto& child : list->array) {
      TomlReader reader(child, file.string());
      bars.families.push_back({reader.required_string("family"), reader.number("precision", 0),
                               reader.number("recall", 0), static_cast<int>(reader.integer("trap-hits", 1 << 20))});
      if (auto done = reader.finish(); !done) return tl::unexpected(done.error());
    }
  }
  if (const auto* table = keys.value("coverage")) {
    const auto bar = load_coverage_bar(*table, file.string());
    if (!bar) return tl::unexpected(bar.error());
    bars.coverage = *bar;
  }
  if (const auto* table = keys.value("readings")) {
    const auto bar = load_reading_bar(*table, file.string());
    if (!bar) return tl::unexpected(bar.error());
    bars.readings = *bar;
  }
  if (auto done = keys.finish(); !done) return tl::unexpected(done.error());
  return bars;
}

/// Documents with labels, sorted.
std::vector<fs::path> labelled_documents(const fs::path& folder) {
  std::vector<fs::path> documents;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (loader_for(entry.path().string()) == nullptr) continue;
    if (fs::exists(fs::path(entry.path()).replace_extension(".gold.jsonl"))) documents.push_back(entry.path());
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

void print(const Miss& miss, const Source& source) {
  static constexpr const char* kKinds[] = {"MISSED", "EXTRA", "TRAP"};
  const auto at = source.lines.position(miss.span.begin, ColumnUnit::CodePoints, source.text);
  fmt::print("{:6} {}:{} {} 「{}」 {}\n", kKinds[static_cast<int>(miss.kind)], source.path, at.line, miss.family,
             miss.span.in(source.text), miss.what);
}

Result<void> judge(const fs::path& file, const Linter& linter, const Bars& bars, Scores& scores, bool list) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  auto document = load_document(file.string(), *bytes);
  if (!document) return tl::unexpected(document.error());
  const Source source = document->source;
  const auto labels = load_labels(fs::path(file).replace_extension(".gold.jsonl"), source);
  if (!labels) return tl::unexpected(labels.error());
  Analyzer analyzer(linter.vocabulary(), linter.morphology());
  auto result = linter.check(std::move(*document), Config{}, bars.as_of, analyzer);
  const auto own = std::stable_partition(result.findings.begin(), result.findings.end(), [&](const Finding& finding) {
    return std::any_of(bars.families.begin(), bars.families.end(),
                       [&](const Bar& bar) { return finding.rule.starts_with(bar.family + "/"); });
  });
  const std::vector<Finding> akin(own, result.findings.end());
  result.findings.erase(own, result.findings.end());
  std::vector<Label> judged = *labels;
  std::erase_if(judged, [&](const Label& label) {
    return std::none_of(bars.families.begin(), bars.families.end(),
                        [&](const Bar& bar) { return label.family == bar.family; });
  });
  for (const auto& miss : add_document(judged, result.findings, akin, scores)) {
    if (list) print(miss, source);
  }
  return {};
}

/// The score of one csv.
struct NamedScore {
  std::string name;  ///< document.profile
  CoverageScore score;
};

void print(const WrongState& wrong, const fs::path& document, std::string_view profile) {
  const auto& label = wrong.label;
  fmt::print("STATE {}:{} {} {} {} {}: {}, labelled {}{}{} 「{}」 said 「{}」\n", document.string(), label.line,
             profile, label.item, label.subitem, label.title, wrong.state, label.state, label.also.empty() ? "" : "|",
             label.also, label.quote, wrong.said);
}

/// Judges the document against every profile that it has labels for.
Result<void> judge_coverage(const fs::path& file, const Linter& linter, const Bars& bars,
                            std::vector<NamedScore>& scores, bool list) {
  for (const auto& profile : labelled_profiles(file)) {
    const auto labels =
        load_coverage_labels(fs::path(file).replace_extension(fmt::format(".{}.coverage.csv", profile)));
    if (!labels) return tl::unexpected(labels.error());
    const auto bytes = read_file(file);
    if (!bytes) return tl::unexpected(bytes.error());
    auto document = load_document(file.string(), *bytes);
    if (!document) return tl::unexpected(document.error());
    Analyzer analyzer(linter.vocabulary(), linter.morphology());
    const auto result = linter.cover(std::move(*document), profile, bars.as_of, analyzer);
    scores.push_back({fmt::format("{}.{}", file.stem().string(), profile), {}});
    for (const auto& wrong : add_coverage(*labels, result, scores.back().score)) {
      if (list) print(wrong, file, profile);
    }
  }
  return {};
}

bool report_coverage(const CoverageBar& bar, std::vector<NamedScore> scores) {
  if (scores.empty()) return true;
  CoverageScore all;
  for (const auto& named : scores) all.add(named.score);
  scores.push_back({"coverage", all});
  fmt::print("{:46}{:>6}{:>10}{:>11}{:>11}{:>10}\n", "coverage", "rows", "accuracy", "missing P", "missing R",
             "evidence");
  for (const auto& [name, score] : scores) {
    fmt::print("{:46}{:>6}{:>10.2f}{:>11.2f}{:>11.2f}{:>10.2f}\n", name, score.rows, score.accuracy(),
               score.missing_precision(), score.missing_recall(), score.evidence());
  }
  const bool above = all.accuracy() >= bar.accuracy && all.missing_precision() >= bar.missing_precision &&
                     all.missing_recall() >= bar.missing_recall && all.evidence() >= bar.evidence;
  if (!above) {
    fmt::print("coverage is below the bar: accuracy {}, missing precision {}, missing recall {}, evidence {}\n",
               bar.accuracy, bar.missing_precision, bar.missing_recall, bar.evidence);
  }
  return above;
}

bool report(const fs::path& folder, const Bars& bars, const Scores& scores) {
  bool good = true;
  fmt::print("{}\n", folder.string());
  if (bars.families.empty()) return true;
  fmt::print("{:14}{:>9}{:>7}{:>8}{:>9}{:>7}{:>11}{:>11}\n", "family", "labelled", "found", "recall", "results",
             "right", "precision", "trap hits");
  for (const auto& bar : bars.families) {
    const auto found = scores.find(bar.family);
    const Score score = found == scores.end() ? Score{} : found->second;
    const bool above =
        score.precision() >= bar.precision && score.recall() >= bar.recall && score.trap_hits <= bar.trap_hits;
    fmt::print("{:14}{:>9}{:>7}{:>8.2f}{:>9}{:>7}{:>11.2f}{:>11}{}\n", bar.family, score.labelled, score.found,
               score.recall(), score.results, score.right, score.precision(), score.trap_hits,
               above ? "" : fmt::format("  below the bar: precision {}, recall {}", bar.precision, bar.recall));
    good = good && above;
  }
  return good;
}

/// Whether the readings of the folder are at or above their bar.
Result<bool> judge_readings(const std::vector<Reading>& readings, const Linter& linter, const ReadingBar& bar,
                            bool list) {
  if (readings.empty()) return true;
  ReadingScore score;
  const auto wrong = add_readings(readings, linter, score);
  if (!wrong) return tl::unexpected(wrong.error());
  for (const auto& reading : *wrong)
    if (list) fmt::print("READING {} {}: 「{}」\n", reading.id, reading.value, reading.text);
  const bool above = score.recall() >= bar.recall && score.wrong() <= bar.wrong;
  fmt::print("readings: {} of {} read ({:.2f}), {} of {} read where nothing is stated ({:.2f}){}\n", score.read,
             score.stated, score.recall(), score.misread, score.silent, score.wrong(),
             above ? "" : fmt::format("  below the bar: recall {}, false {}", bar.recall, bar.wrong));
  return above;
}

/// Whether the folder is at or above its bars. Fails where it has no labels or they are unusable.
Result<bool> judge_folder(const fs::path& folder, const Linter& linter, bool list) {
  const auto bars = load_bars(folder / "bars.toml");
  if (!bars) return tl::unexpected(bars.error());
  const auto documents = labelled_documents(folder);
  const auto readings = load_readings(folder);
  if (!readings) return tl::unexpected(readings.error());
  if (documents.empty() && readings->empty()) return fail(folder.string(), "holds no labelled document");
  // Rows of what is held out are never looked at.
  list = list && folder.string().find("held-out") == std::string::npos;
  Scores scores;
  std::vector<NamedScore> coverage;
  for (const auto& document : documents) {
    if (const auto done = judge(document, linter, *bars, scores, list); !done) return tl::unexpected(done.error());
    if (const auto done = judge_coverage(document, linter, *bars, coverage, list); !done) {
      return tl::unexpected(done.error());
    }
  }
  const bool families = report(folder, *bars, scores);
  const auto read = judge_readings(*readings, linter, bars->readings, list);
  if (!read) return tl::unexpected(read.error());
  return report_coverage(bars->coverage, std::move(coverage)) && families && *read;
}

/// 0 where every family is at or above its bar, 1 where one is below, 2 where the tool failed.
int run(const std::vector<fs::path>& folders, bool list, const char* program) {
  const auto failed = [](const Error& error) {
    fmt::print(stderr, "{}\n", to_string(error));
    return 2;
  };
  const auto data = find_data(program);
  if (!data) return failed(data.error());
  const auto linter = Linter::load(*data, {});
  if (!linter) return failed(linter.error().front());
  bool good = !folders.empty();
  for (const auto& folder : folders) {
    const auto above = judge_folder(folder, *linter, list);
    if (!above) return failed(above.error());
    good = *above && good;
  }
  return good ? 0 : 1;
}

}  // namespace
}  // namespace kaiji::accuracy

int main(int argc, char** argv) {
  std::vector<std::filesystem::path> folders;
  bool list = false;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--list") {
      list = true;
    } else {
      folders.emplace_back(argv[i]);
    }
  }
  return kaiji::accuracy::run(folders, list, argv[0]);
}
