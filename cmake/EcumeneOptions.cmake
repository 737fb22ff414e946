# Language, warnings and reproducible arithmetic of our own targets; none of it leaks to those who link ecumene::ecumene.
option(ECUMENE_BUILD_TESTS "Build the test programs" ${PROJECT_IS_TOP_LEVEL})
option(ECUMENE_BUILD_BENCH "Build the benchmarks" OFF)
option(ECUMENE_BUILD_FUZZ "Build the fuzz targets (clang)" OFF)
set(ECUMENE_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize=...")

list(APPEND CMAKE_MODULE_PATH ${PROJECT_SOURCE_DIR}/cmake)
find_package(Threads REQUIRED)
find_package(Libzip REQUIRED)
find_package(pugixml REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(Uchardet REQUIRED)
find_package(Eigen3 REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(TBB REQUIRED)
find_package(hwy REQUIRED)
if(ECUMENE_BUILD_TESTS)
  find_package(doctest REQUIRED)
endif()

set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(ecumene_flags INTERFACE)
target_compile_features(ecumene_flags INTERFACE cxx_std_20)
target_compile_options(ecumene_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
  # The same digits on every machine: no fused multiply-add that the source does not ask for.
  -ffp-contract=off
  $<$<CONFIG:Debug>:-Werror>)
target_compile_definitions(ecumene_flags INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(ECUMENE_SANITIZE)
  target_compile_options(ecumene_flags INTERFACE -fsanitize=${ECUMENE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(ecumene_flags INTERFACE -fsanitize=${ECUMENE_SANITIZE})
endif()

find_program(ECUMENE_MOLD mold)
if(ECUMENE_MOLD)
  target_link_options(ecumene_flags INTERFACE -fuse-ld=mold)
endif()
