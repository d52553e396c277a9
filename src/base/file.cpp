// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace kaiji {
namespace fs = std::filesystem;

namespace {

/// Closes its descriptor.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  int get() const { return value_; }

 private:
  int value_;
};

std::string reason() {
  return std::strerror(errno);
}

Result<void> write_all(int descriptor, std::string_view bytes, const std::string& where) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return fail(where, fmt::format("cannot write the file: {}", reason()));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

/// Devices and pipes (/dev/null, /dev/stdout, a FIFO) are written to, never replaced.
Result<void> write_special(const fs::path& path, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (file.get() < 0) return fail(path.string(), fmt::format("cannot open it for writing: {}", reason()));
  return write_all(file.get(), bytes, path.string());
}

}  // namespace

Result<std::string> read_file(const fs::path& path) {
  const std::string where = path.string();
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return fail(where, fmt::format("cannot open the file: {}", reason()));
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return fail(where, fmt::format("cannot look at the file: {}", reason()));
  if (S_ISDIR(info.st_mode)) return fail(where, "is a folder, not a file");
  std::string bytes;
  bytes.resize(S_ISREG(info.st_mode) ? std::min<std::size_t>(static_cast<std::size_t>(info.st_size), kMaxFileBytes) + 1
                                     : 65536);
  std::size_t size = 0;
  while (true) {
    const auto got = ::read(file.get(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(where, fmt::format("cannot read the file: {}", reason()));
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > kMaxFileBytes) {
      return fail(where, fmt::format("is larger than {} MiB; split the document", kMaxFileBytes >> 20));
    }
    if (size == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  bytes.resize(size);
  return bytes;
}

Result<void> write_file_atomic(const fs::path& path, std::string_view bytes) {
  const std::string where = path.string();
  std::error_code ignored;
  if (const auto kind = fs::status(path, ignored); fs::exists(kind) && fs::is_other(kind)) {
    return write_special(path, bytes);
  }
  const fs::path target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : path;
  std::string temporary = target.string() + ".XXXXXX";
  const Descriptor file(::mkstemp(temporary.data()));
  if (file.get() < 0) return fail(where, fmt::format("cannot create a file beside it: {}", reason()));
  struct stat old {};
  const bool existed = ::stat(target.c_str(), &old) == 0;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  auto written = write_all(file.get(), bytes, where);
  if (written && ::fchmod(file.get(), existed ? old.st_mode & 07777 : 0666 & ~mask) != 0) {
    written = fail(where, fmt::format("cannot set the file's permissions: {}", reason()));
  }
  if (written && ::rename(temporary.c_str(), target.c_str()) != 0) {
    written = fail(where, fmt::format("cannot replace the file: {}", reason()));
  }
  if (!written) ::unlink(temporary.c_str());
  return written;
}

}  // namespace kaiji
