// SPDX-License-Identifier: Apache-2.0
#include "loaders/office_package.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <utility>

namespace kaiji {
namespace {

constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t kLargestPart = 64u * 1024u * 1024u;
constexpr std::size_t kLargestSum = 192u * 1024u * 1024u;
constexpr std::uint64_t kHighestRatio = 200;                // XML of real files stays below 60
constexpr std::uint64_t kRatioCounts = 4u * 1024u * 1024u;  // bytes from which on the ratio is looked at

/// `word` as UTF-16, little endian: how OLE containers name their streams.
std::string wide(std::string_view word) {
  std::string units;
  for (const char c : word) units += {c, '\0'};
  return units;
}

tl::unexpected<Error> no_zip(const std::string& path, std::string_view bytes) {
  if (bytes.starts_with(kOle)) {
    if (bytes.find(wide("EncryptedPackage")) != std::string_view::npos)
      return fail(path,
                  "the file is encrypted with a password. Open it in Office, take the password off and save a copy.");
    return fail(path,
                "the file has the format of Office before 2007. Open it in Office and save it as .docx or .xlsx.");
  }
  if (bytes.empty()) return fail(path, "the file is empty.");
  return fail(path,
              "the file is damaged or no Office file: it cannot be unpacked. Open it in Office and save it again.");
}

}  // namespace

struct OfficePackage::Archive {
  zip_t* zip;
};

void OfficePackage::Close::operator()(Archive* archive) const {
  zip_discard(archive->zip);
  delete archive;
}

Result<OfficePackage> OfficePackage::open(std::string path, std::string_view bytes) {
  if (!bytes.starts_with("PK")) return no_zip(path, bytes);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_error_fini(&error);
  if (zip == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return no_zip(path, bytes);
  }
  OfficePackage package(std::move(path));
  package.archive_.reset(new Archive{zip});
  return package;
}

std::vector<std::string> OfficePackage::names(std::string_view prefix) const {
  std::vector<std::string> found;
  const auto count = std::min<zip_int64_t>(zip_get_num_entries(archive_->zip, 0), 100'000);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive_->zip, static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr && std::string_view(name).starts_with(prefix)) found.emplace_back(name);
  }
  std::sort(found.begin(), found.end());
  return found;
}

Result<std::string> OfficePackage::unpack(const std::string& name, std::uint64_t index) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_->zip, index, 0, &stat) != 0 || stat.encryption_method != ZIP_EM_NONE)
    return fail(path_, fmt::format("{} in the file cannot be read. Open the file in Office and save it again.", name));
  const bool bomb = stat.size > kRatioCounts && stat.size / kHighestRatio > stat.comp_size;
  if (stat.size > kLargestPart || unpacked_ + stat.size > kLargestSum || bomb)
    return fail(path_, fmt::format("{} in the file would take {} bytes unpacked, more than a document needs. It is not "
                                   "read.",
                                   name, stat.size));
  unpacked_ += stat.size;
  std::string bytes(stat.size, '\0');
  zip_file_t* file = zip_fopen_index(archive_->zip, index, 0);
  const auto read = file == nullptr ? -1 : zip_fread(file, bytes.data(), bytes.size());
  // The checksum is looked at when one byte more is asked for.
  char more = 0;
  const bool whole = read == static_cast<zip_int64_t>(bytes.size()) && zip_fread(file, &more, 1) == 0;
  if (file != nullptr) zip_fclose(file);
  if (!whole) return fail(path_, fmt::format("{} in the file is damaged. Open it in Office and save it again.", name));
  return bytes;
}

Result<std::unique_ptr<pugi::xml_document>> OfficePackage::part(const std::string& name) {
  const auto index = zip_name_locate(archive_->zip, name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return std::unique_ptr<pugi::xml_document>();
  auto bytes = unpack(name, static_cast<std::uint64_t>(index));
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  auto document = std::make_unique<pugi::xml_document>();
  constexpr auto kOptions = pugi::parse_default | pugi::parse_ws_pcdata;
  const auto result = document->load_buffer(bytes->data(), bytes->size(), kOptions);
  if (!result)
    return fail(path_, fmt::format("{} in the file is broken XML (byte {}: {}). Open the file in Office and save it "
                                   "again.",
                                   name, result.offset, result.description()));
  return document;
}

Result<std::unique_ptr<pugi::xml_document>> OfficePackage::required(const std::string& name, std::string_view what) {
  auto document = part(name);
  if (document && !*document) return fail(path_, fmt::format("the file is no {} file: it has no {}.", what, name));
  return document;
}

std::string old_office_advice(std::string_view extension) {
  if (extension == ".doc" || extension == ".rtf" || extension == ".odt")
    return "Word files are read as .docx. Open it in Word and save it as .docx.";
  if (extension == ".xls" || extension == ".xlsb" || extension == ".ods")
    return "Excel files are read as .xlsx. Open it in Excel and save it as .xlsx.";
  return {};
}

}  // namespace kaiji
