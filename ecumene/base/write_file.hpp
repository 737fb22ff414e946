// Files written aside and then renamed, so that a broken run never leaves half an output in place of a good one.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace ecumene {

// Makes the folder if need be, writes PATH.part, flushes it to the disk and renames it to PATH. Throws Error
// "file-not-written" with the reason (no space, no permission); then PATH is as before and PATH.part is gone.
void write_file(const std::string& path, std::string_view content);
// The same for content that is too large to be held at once: `produce` writes it to the stream. An exception thrown
// from it reaches the caller, and PATH is as before.
void write_file(const std::string& path, const std::function<void(std::ostream&)>& produce);

}  // namespace ecumene
