# The patterns of rules/ and dictionaries/, stored by the program itself so that a start need not build them
# (src/language/pattern_store.h). A file that no longer fits the rules costs the start time and nothing else.
file(GLOB_RECURSE KAIJI_PACKS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/*.toml ${PROJECT_SOURCE_DIR}/dictionaries/*.toml)

# store_patterns(PROGRAM FILE): FILE as the target PROGRAM writes it.
function(store_patterns program file)
  add_custom_command(
    OUTPUT ${file}
    COMMAND ${program} prepare -o ${file}
    DEPENDS ${program} ${KAIJI_PACKS}
    COMMENT "Storing the patterns of the rules")
endfunction()

set(KAIJI_PATTERNS ${PROJECT_BINARY_DIR}/kaiji.patterns)
store_patterns(kaiji ${KAIJI_PATTERNS})
add_custom_target(patterns ALL DEPENDS ${KAIJI_PATTERNS})
