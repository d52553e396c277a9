// SPDX-License-Identifier: Apache-2.0
#pragma once
// Fingerprints: how a later run, or GitHub code scanning, knows that two findings are the same one although lines
// moved. Used by the SARIF and JSON reporters. Pure functions.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/finding.h"

namespace kaiji {

/// The `primaryLocationLineHash` of every line of a source, by 0-based line: what GitHub's upload-sarif action computes
/// (github/codeql-action, src/fingerprints.ts: rolling hash of base 37 over the next 100 UTF-16 code units that are no
/// space or tab, modulo 2^64, in hexadecimal, then ':' and how often the hash was met). `source` is valid UTF-8.
std::vector<std::string> line_fingerprints(std::string_view source);

/// kaiji's own print: what the finding is about, wherever it stands. The digest of the rule and the finding's key, or
/// of its message where it has no key.
std::string semantic_fingerprint(const Finding& finding);

/// 16 hexadecimal digits (FNV-1a, 64 bits) of the parts. White space does not count, so that a reflowed paragraph keeps
/// its digest; where a part ends does.
std::string text_digest(std::span<const std::string_view> parts);

}  // namespace kaiji
