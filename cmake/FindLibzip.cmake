# libzip (BSD-3): ZIP containers. Gives the target libzip. The distribution's own config file insists on command-line
# tools that live in other packages, so the library is looked up directly.
find_path(Libzip_INCLUDE_DIR zip.h)
find_library(Libzip_LIBRARY zip)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libzip REQUIRED_VARS Libzip_LIBRARY Libzip_INCLUDE_DIR)
if(Libzip_FOUND AND NOT TARGET libzip)
  add_library(libzip UNKNOWN IMPORTED)
  set_target_properties(libzip PROPERTIES IMPORTED_LOCATION ${Libzip_LIBRARY}
                        INTERFACE_INCLUDE_DIRECTORIES ${Libzip_INCLUDE_DIR})
endif()
