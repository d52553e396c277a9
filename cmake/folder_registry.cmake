# folder_registry(TARGET t FOLDER f TYPE T HEADER h PREFIX p)
# FOLDER/<stem>.cpp must define `constinit const TYPE PREFIX<stem>`. Writes generated/<folder>.inc with the declarations
# and `k_<folder>` ("loaders/formats" is loaders_formats), the table sorted by file name, in namespace kaiji. To add a member is to add a file; a file without its constant does not
# link.
function(folder_registry)
  cmake_parse_arguments(ARG "" "TARGET;FOLDER;TYPE;HEADER;PREFIX" "" ${ARGN})
  file(GLOB files CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/${ARG_FOLDER}/*.cpp)
  list(SORT files)
  set(declarations "#include \"${ARG_HEADER}\"\nnamespace kaiji {\n")
  set(names "")
  foreach(file IN LISTS files)
    cmake_path(GET file STEM stem)
    string(APPEND declarations "extern const ${ARG_TYPE} ${ARG_PREFIX}${stem};\n")
    string(APPEND names "    &${ARG_PREFIX}${stem},\n")
  endforeach()
  string(REPLACE "/" "_" name ${ARG_FOLDER})
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/${name}.inc @ONLY
       CONTENT "${declarations}static constexpr const ${ARG_TYPE}* k_${name}[] = {\n${names}};\n}  // namespace kaiji\n")
  target_sources(${ARG_TARGET} PRIVATE ${files})
endfunction()
