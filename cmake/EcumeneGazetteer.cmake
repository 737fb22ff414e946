# The tables of places become part of the library, one string each.
function(ecumene_gazetteer)
  set(ECUMENE_GAZETTEER "")
  foreach(table places names regions areas history)
    set(file ${PROJECT_SOURCE_DIR}/ecumene/evidence/gazetteer/${table}.txt)
    file(READ ${file} text)
    string(APPEND ECUMENE_GAZETTEER "const std::string_view ${table}_table = R\"table(${text})table\";\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  endforeach()
  configure_file(${PROJECT_SOURCE_DIR}/ecumene/evidence/gazetteer/tables.cpp.in
                 ${CMAKE_CURRENT_BINARY_DIR}/gazetteer_tables.cpp @ONLY)
  # One string of 1.8 MB: longer than the standard obliges a compiler to take; those that we build with take it.
  set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/gazetteer_tables.cpp PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  target_sources(ecumene_evidence PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/gazetteer_tables.cpp)
endfunction()
