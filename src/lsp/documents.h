// SPDX-License-Identifier: Apache-2.0
#pragma once
// The documents that are open in the editor. Belongs to the working thread.

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "lsp/judgement.h"
#include "lsp/text_buffer.h"

namespace kaiji::lsp {

struct OpenDocument {
  std::string uri;  ///< as the client spells it
  std::string path;
  std::string language_id;
  TextBuffer buffer;
  std::shared_ptr<const Judgement> judgement;  ///< of `judged_revision`; null before the first one
  std::shared_ptr<KnownDocument> known;        ///< what its judgements so far left, all of one setup
  std::uint64_t judged_revision = 0;
  bool unpublished = true;  ///< something may have changed since diagnostics were last pushed
};

class Documents {
 public:
  explicit Documents(Setups& setups) : setups_(setups) {}

  /// A document that is open already is replaced.
  OpenDocument& open(std::string uri, std::string language_id, TextBuffer buffer);
  void close(const std::string& uri);
  /// nullptr where it is not open.
  OpenDocument* find(const std::string& uri);
  OpenDocument* find_by_path(std::string_view path);
  std::map<std::string, OpenDocument>& all() { return by_uri_; }

  /// What is known of the document as it is now; judged again only where the text, the settings, the packs or the day
  /// changed.
  std::shared_ptr<const Judgement> judged(OpenDocument& document);
  void mark_all_unpublished();

 private:
  Setups& setups_;
  std::map<std::string, OpenDocument> by_uri_;
};

}  // namespace kaiji::lsp
