// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a document itself says that the customer acts: the party of a contract that it defines
// (「契約企業(以下「乙」とい う。)」), and headings over the customer's duties (利用企業の遵守事項); and where it binds
// the provider in a list. Used by promise.h. Thread-safe.

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kaiji {

/// Whether 甲, 乙 or 丙 is defined as one of `customers`.
bool is_customer_party(std::string_view text, std::string_view party, const std::vector<std::string>& customers);

/// Whether the party that acts in `before`, the words of a sentence of the block up to a word, is the customer by its
/// definition, or the block stands under the customer's duties.
bool document_says_customer(const Document& document, BlockIndex block, std::string_view before,
                            const std::vector<std::string>& customers, const std::vector<std::string>& duties);

/// Whether the nearest heading over a block names a customer, or a party that is one, and one of `duties` (責務).
bool stands_under_duties(const Document& document, BlockIndex block, const std::vector<std::string>& customers,
                         const std::vector<std::string>& duties);

/// Whether a block is an item of a list that binds the provider: 「当社は以下を保証します」 over 「…適切に行うこと」. A
/// provider is one of `providers`, or the party of which the paper says that it provides the service.
bool provider_is_bound(const Document& document, BlockIndex block, const std::vector<std::string>& providers);

}  // namespace kaiji
