// SPDX-License-Identifier: Apache-2.0
#pragma once
// Labels of the corpus: what a careful reviewer would raise in a document, and where a naive checker goes wrong.
// Format: one JSON object a line in NAME.gold.jsonl beside the document (corpus/README.md).

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/source.h"

namespace kaiji::accuracy {

struct Label {
  std::string id;
  std::string family;
  bool trap = false;
  double confidence = 1;
  std::vector<SourceSpan> spots;  ///< bytes of the document
  std::string why;
};

/// The labels of one document. Fails with file and line where a quote does not stand on its line.
Result<std::vector<Label>> load_labels(const std::filesystem::path& file, const Source& source);

}  // namespace kaiji::accuracy
