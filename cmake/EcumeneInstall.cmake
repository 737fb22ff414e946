# cmake --install: headers, the rooms' libraries, the command, and find_package(ecumene).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

get_property(rooms GLOBAL PROPERTY ECUMENE_ROOMS)
foreach(room IN LISTS rooms)
  set_target_properties(ecumene_${room} PROPERTIES EXPORT_NAME ${room})
  install(TARGETS ecumene_${room} EXPORT ecumene ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
endforeach()
install(TARGETS ecumene EXPORT ecumene)
install(DIRECTORY ecumene DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp"
        PATTERN "*_internal.hpp" EXCLUDE)
install(EXPORT ecumene NAMESPACE ecumene:: FILE ecumene-targets.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ecumene)
configure_package_config_file(cmake/ecumene-config.cmake.in ${CMAKE_BINARY_DIR}/ecumene-config.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ecumene)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/ecumene-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/ecumene-config.cmake ${CMAKE_BINARY_DIR}/ecumene-config-version.cmake
              cmake/FindUchardet.cmake cmake/FindLibzip.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/ecumene)
# Whose data the gazetteer is made from.
install(FILES ${PROJECT_SOURCE_DIR}/ecumene/evidence/gazetteer/NOTICE DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/ecumene)
