# What `cmake --install` and the packages hold. Components: `data` (rules, dictionaries, manual page, completions),
# `program` (linked to the system's libraries, as the .deb has it), `portable` (the archive: static where the system has
# static libraries, the other libraries and IPADIC beside it; only installed where it is asked for).
include(GNUInstallDirs)
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # installing and packing need no tests; what they need is built by name
set(data ${CMAKE_INSTALL_DATADIR}/kaiji)

# The manual page and the completions are printed by the program itself.
set(printed ${PROJECT_BINARY_DIR}/printed)
add_custom_command(
  OUTPUT ${printed}/kaiji.1.gz ${printed}/kaiji ${printed}/_kaiji ${printed}/kaiji.fish
  COMMAND ${CMAKE_COMMAND} -E make_directory ${printed}
  COMMAND kaiji man > ${printed}/kaiji.1
  COMMAND gzip -9nf ${printed}/kaiji.1
  COMMAND kaiji completions bash > ${printed}/kaiji
  COMMAND kaiji completions zsh > ${printed}/_kaiji
  COMMAND kaiji completions fish > ${printed}/kaiji.fish
  DEPENDS kaiji
  COMMENT "Printing the manual page and the completions")
add_custom_target(printed ALL DEPENDS ${printed}/kaiji.1.gz)

install(TARGETS kaiji RUNTIME COMPONENT program)
install(FILES ${KAIJI_PATTERNS} DESTINATION ${data} COMPONENT program)
install(DIRECTORY rules dictionaries DESTINATION ${data} COMPONENT data
        FILES_MATCHING PATTERN "*.toml" PATTERN "likeness.words" PATTERN "likeness.model")
install(FILES ${KAIJI_USER_DICTIONARY} DESTINATION ${data} COMPONENT data)
install(FILES ${printed}/kaiji.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT data)
install(FILES ${printed}/kaiji DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT data)
install(FILES ${printed}/_kaiji DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT data)
install(FILES ${printed}/kaiji.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT data)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright COMPONENT data)

# The portable program. Its libraries are named by hand in the order of the linker; what has no static library in Debian
# comes along.
set(system_libraries fmt::fmt Threads::Threads PkgConfig::MD4C PkgConfig::GUMBO PkgConfig::LIBZIP PkgConfig::PUGIXML)
set(static_libraries "")
foreach(name re2 pcre2-8 mecab icui18n icuuc icudata)
  find_library(KAIJI_STATIC_${name} lib${name}.a)
  if(KAIJI_STATIC_${name})
    list(APPEND static_libraries ${KAIJI_STATIC_${name}})
  endif()
endforeach()
list(LENGTH static_libraries found)
if(found EQUAL 6)
  add_executable(kaiji_portable EXCLUDE_FROM_ALL src/main.cpp)
  target_include_directories(kaiji_portable PRIVATE src ${TL_EXPECTED_INCLUDE_DIR})
  add_dependencies(kaiji_portable kaiji_cli kaiji_lsp kaiji_core)
  # Everything that kaiji_core links to and that is not static above stays as it is.
  get_target_property(linked kaiji_core LINK_LIBRARIES)
  list(REMOVE_ITEM linked ICU::i18n ICU::uc ICU::data PkgConfig::RE2 PkgConfig::PCRE2 mecab::mecab nlohmann_json::nlohmann_json)
  target_link_libraries(kaiji_portable PRIVATE $<TARGET_FILE:kaiji_cli> $<TARGET_FILE:kaiji_lsp> $<TARGET_FILE:kaiji_core>
                                               ${static_libraries} ${linked})
  # An RPATH, not a RUNPATH: the libraries beside the program find each other by it, too (libzip its libcrypto).
  target_link_options(kaiji_portable PRIVATE -Wl,--gc-sections -s -Wl,--disable-new-dtags)
  set_target_properties(kaiji_portable PROPERTIES
    OUTPUT_NAME kaiji RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/portable INSTALL_RPATH "$ORIGIN/../lib/kaiji")
  install(TARGETS kaiji_portable RUNTIME COMPONENT portable EXCLUDE_FROM_ALL)
  store_patterns(kaiji_portable ${PROJECT_BINARY_DIR}/portable/kaiji.patterns)
  add_custom_target(patterns_portable DEPENDS ${PROJECT_BINARY_DIR}/portable/kaiji.patterns)
  install(FILES ${PROJECT_BINARY_DIR}/portable/kaiji.patterns DESTINATION ${data} COMPONENT portable EXCLUDE_FROM_ALL)
  set(KAIJI_LIBDIR lib/kaiji)
  configure_file(cmake/bundle_libraries.cmake.in ${PROJECT_BINARY_DIR}/bundle_libraries.cmake @ONLY)
  install(SCRIPT ${PROJECT_BINARY_DIR}/bundle_libraries.cmake COMPONENT portable EXCLUDE_FROM_ALL)
  file(GLOB ipadic ${IPADIC_DIR}/*)
  foreach(file IN LISTS ipadic)
    file(REAL_PATH ${file} real)
    cmake_path(GET file FILENAME name)
    install(FILES ${real} DESTINATION ${data}/ipadic RENAME ${name} COMPONENT portable EXCLUDE_FROM_ALL)
  endforeach()
  foreach(notice mecab-ipadic-utf8 mecab-ipadic libicu72 libre2-9 libpcre2-8-0 libmecab2 libmd4c0 libgumbo1 libzip4 libpugixml1v5 libfmt9 libstdc++6 libgcc-s1)
    install(FILES /usr/share/doc/${notice}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright.${notice}
            COMPONENT portable EXCLUDE_FROM_ALL OPTIONAL)
  endforeach()
endif()
