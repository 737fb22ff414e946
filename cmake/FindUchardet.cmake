# uchardet (MPL-1.1): which encoding a text is in. Gives the target uchardet.
find_path(Uchardet_INCLUDE_DIR uchardet.h PATH_SUFFIXES uchardet)
find_library(Uchardet_LIBRARY uchardet)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Uchardet REQUIRED_VARS Uchardet_LIBRARY Uchardet_INCLUDE_DIR)
if(Uchardet_FOUND AND NOT TARGET uchardet)
  add_library(uchardet UNKNOWN IMPORTED)
  set_target_properties(uchardet PROPERTIES IMPORTED_LOCATION ${Uchardet_LIBRARY}
                        INTERFACE_INCLUDE_DIRECTORIES ${Uchardet_INCLUDE_DIR})
endif()
