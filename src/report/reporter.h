// SPDX-License-Identifier: Apache-2.0
#pragma once
// Findings → an output format. Each file of report/formats/ defines one constant `reporter_<stem>`.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lint/linter.h"

namespace kaiji {

/// Who reads a SARIF log.
enum class SarifProfile : std::uint8_t {
  Standard,  ///< everything, set-aside findings included
  GitHub     ///< code scanning: nothing that is set aside, which it would show as open alerts; the most severe first,
             ///< within its limits
};

/// What a run found. Views stay valid while the run's results live.
struct ReportInput {
  std::span<const DocumentResult> results;  ///< in the order of the command line
  std::span<const Error> errors;            ///< files that could not be read, and the like
  const RuleSet& rules;
  Language language = Language::Japanese;
  Date as_of;
  bool color = false;
  bool quiet = false;  ///< findings alone: no remarks, no summary
  std::string_view version;
  SarifProfile sarif_profile = SarifProfile::Standard;
  bool compared = false;  ///< findings were compared with a baseline or a revision: those left are new
};

struct Reporter {
  std::string_view name;  ///< as --format takes it
  std::string_view summary;
  std::string (*write)(const ReportInput& input);
};

/// All formats, sorted by name.
std::span<const Reporter* const> reporters();

}  // namespace kaiji
