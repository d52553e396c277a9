// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where reports go: --format F, --format F=FILE, -o FILE.

#include <string>
#include <vector>

#include "report/reporter.h"

namespace kaiji {

/// One report. An empty file is standard output.
struct Output {
  const Reporter* reporter = nullptr;
  std::string file;
};

/// Fails for an unknown format (with the nearest one) and where two reports go to one place. No format at all is text.
Result<std::vector<Output>> parse_outputs(const std::vector<std::string>& formats, const std::string& file);

/// Writes one report; files in one step.
Result<void> write_output(const Output& output, const ReportInput& input);

/// Whether standard output gets colour for --color auto|always|never. Follows NO_COLOR and CLICOLOR_FORCE.
bool wants_color(std::string_view choice);

}  // namespace kaiji
