// SPDX-License-Identifier: Apache-2.0
#include "lsp/uri.h"

#include "catch.h"

namespace kaiji::lsp {
namespace {

TEST_CASE("File URIs give paths, whatever the client encodes", "[lsp]") {
  struct Case {
    const char* uri;
    const char* path;
  };
  for (const auto& [uri, path] :
       {Case{"file:///a/b.md", "/a/b.md"}, Case{"file:///a%20b/%E8%A9%B3.md", "/a b/詳.md"},
        Case{"file://localhost/a.md", "/a.md"}, Case{"file:///a/%zz%4", "/a/%zz%4"}, Case{"file:///a.md#L3", "/a.md"},
        Case{"untitled:Untitled-1", "Untitled-1"}, Case{"file://", ""}, Case{"", ""}}) {
    CHECK(path_of_uri(uri) == path);
  }
}

TEST_CASE("A path survives the way to a URI and back", "[lsp]") {
  for (const auto* path : {"/a/b.md", "/資料/第1版 (最終).md", "/a%20b", "/a#b?c"}) {
    CHECK(path_of_uri(uri_of_path(path)) == path);
  }
}

}  // namespace
}  // namespace kaiji::lsp
