// SPDX-License-Identifier: Apache-2.0
#pragma once
// The parts of an Office Open XML file (ECMA-376 part 2): a zip of XML. Refuses what is no such file, and what would
// fill the memory, with a message that says what to do.

#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kaiji {

class OfficePackage {
 public:
  /// `bytes` must outlive the object. Fails for encrypted files, for the formats before 2007 and for broken zips.
  static Result<OfficePackage> open(std::string path, std::string_view bytes);

  /// The parts below a folder, by name: "word/".
  std::vector<std::string> names(std::string_view prefix) const;
  /// The XML of a part; nothing where there is none. Fails where it is broken or too large.
  Result<std::unique_ptr<pugi::xml_document>> part(const std::string& name);
  /// The same for a part that the format demands; `what` names the format.
  Result<std::unique_ptr<pugi::xml_document>> required(const std::string& name, std::string_view what);

  const std::string& path() const { return path_; }

 private:
  struct Archive;
  struct Close {
    void operator()(Archive* archive) const;
  };
  explicit OfficePackage(std::string path) : path_(std::move(path)) {}
  Result<std::string> unpack(const std::string& name, std::uint64_t index);

  std::string path_;
  std::unique_ptr<Archive, Close> archive_;
  std::size_t unpacked_ = 0;
};

/// The message for files of Word and Excel before 2007, by extension; "" for other files.
std::string old_office_advice(std::string_view extension);

}  // namespace kaiji
