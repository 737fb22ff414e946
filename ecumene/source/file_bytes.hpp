// A whole file in memory, or one sentence about why not.
#pragma once

#include <cstdint>
#include <string>

namespace ecumene {

// Cells of a table take many times the bytes they take in a file, so that larger ones would fill the memory.
inline constexpr std::uint64_t most_table_bytes = std::uint64_t{192} << 20;

// The bytes of a regular file, of at most `most_bytes`. Throws Error "file-not-found", "file-is-directory",
// "file-not-readable", "file-not-regular" (a pipe or a device, which could keep a run waiting for ever),
// "file-too-large".
std::string file_bytes(const std::string& path, std::uint64_t most_bytes = most_table_bytes);

}  // namespace ecumene
