// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which rows of a document's forms ask for which items of a profile. A row that names an item in its words asks for it.
// A form that is filled in keeps to the order of its guideline, so that a row in other words between two that are known
// is the item between: rows and items are aligned in order (row_alignment.h). Made once for each document and profile
// when a rule of the profile first asks, and kept in CheckInput::memo.

#include <map>
#include <memory>
#include <vector>

#include "rules/named_rows.h"

namespace kaiji {

/// The items of a profile in the order of its pack; complete once the pack is loaded.
struct ProfileItems {
  std::vector<std::shared_ptr<const DisclosureItem>> items;
};

class FormReading {
 public:
  /// The reading of the input's document.
  static const FormReading& of(const CheckInput& input, const DisclosureCues& cues);

  const std::vector<FormRow>& rows() const { return rows_; }
  /// The rows that ask for an item of the profile, in order.
  const std::vector<RowMatch>& rows_of(const DisclosureItem& item, const ProfileItems& profile,
                                       const CheckInput& input) const;
  /// The row that a block stands in; rows().size() where there is none.
  std::size_t row_of(BlockIndex block, const Document& document) const;
  /// The row asks for an item of the profile in words of its own.
  bool is_taken(std::size_t row, const ProfileItems& profile, const CheckInput& input) const;
  /// The row with this number, nearest before or behind `from`; rows().size() where there is none.
  std::size_t row_with_number(std::string_view number, std::size_t from) const;

 private:
  struct Matches {
    std::map<const DisclosureItem*, std::vector<RowMatch>> rows;
    std::vector<bool> taken;  ///< by row: its words name an item
  };
  const Matches& matches_of(const ProfileItems& profile, const CheckInput& input) const;
  Matches match(const ProfileItems& profile, const CheckInput& input) const;

  std::vector<FormRow> rows_;
  mutable std::map<const ProfileItems*, Matches> matches_;
};

}  // namespace kaiji
