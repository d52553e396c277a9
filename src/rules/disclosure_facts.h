// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a document tells of a disclosure item without a sentence about it: its own date, the name of its service, a
// table that parts duties. Used by disclosure_judgement.h. Pure functions.

#include <optional>

#include "rules/form_reading.h"

namespace kaiji {

/// The item asks for the document's own date, a fact of the analysis: it may stand on a cover or in a history.
std::optional<TextSpan> own_date(const DisclosureItem& item, const Analysis& analysis);
/// The item asks for what the services are called: on the cover, in a heading, anywhere.
std::optional<TextSpan> service_named_at(const DisclosureItem& item, const Analysis& analysis);
/// A table with a column for the provider, one for the customer, and marks.
std::optional<TextSpan> duties_parted_at(const DisclosureItem& item, const FormReading& form, const Analysis& analysis);

}  // namespace kaiji
