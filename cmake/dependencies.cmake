# Every library comes from the system's packages; `dev` installs them on Debian 12.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n data)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(MD4C REQUIRED IMPORTED_TARGET md4c)
# Header-only: the packaged library is built with exceptions, which kaiji does not use.
find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h REQUIRED)
find_path(MECAB_INCLUDE_DIR mecab.h REQUIRED)
find_library(MECAB_LIBRARY mecab REQUIRED)
add_library(mecab::mecab INTERFACE IMPORTED)
target_include_directories(mecab::mecab INTERFACE ${MECAB_INCLUDE_DIR})
target_link_libraries(mecab::mecab INTERFACE ${MECAB_LIBRARY})
find_path(TL_EXPECTED_INCLUDE_DIR tl/expected.hpp REQUIRED)
# Differences of texts; header-only.
find_path(DTL_INCLUDE_DIR dtl/dtl.hpp REQUIRED)
