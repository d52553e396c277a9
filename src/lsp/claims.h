// SPDX-License-Identifier: Apache-2.0
#pragma once
// Claims as editors show them. All functions want a judgement with an analysis.

#include "lsp/judgement.h"

namespace kaiji::lsp {

/// The words of the value in the source.
SourceSpan source_span_of(const Claim& claim, const Judgement& judgement);
/// The sentence of a claim in the source.
SourceSpan sentence_of(const Claim& claim, const Judgement& judgement);
/// The words of the sentence as the source has them, on one line.
std::string quoted(const Claim& claim, const Judgement& judgement);
/// "バックアップの取得間隔 = 日次 (`backup.interval`)" and what else is known: modality, actor, subject.
std::string describe(const Claim& claim, const Judgement& judgement);
/// The claim whose value touches a place, else the first one of the sentence that holds it; nullptr where none does.
const Claim* claim_at(SourceOffset at, const Judgement& judgement);
/// The value as rules compare it, such as "1日" for 24時間; empty where the words of the text are the same.
std::string normalized(const Claim& claim, const Judgement& judgement);

}  // namespace kaiji::lsp
