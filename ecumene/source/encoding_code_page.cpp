#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/encoding_iconv_internal.hpp"
#include "ecumene/source/encoding_internal.hpp"

namespace ecumene {

std::string encoding_name(std::string_view typed) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 15> same = {{{"utf8", "utf-8"},
                                                                                   {"utf16", "utf-16"},
                                                                                   {"utf16le", "utf-16le"},
                                                                                   {"utf16be", "utf-16be"},
                                                                                   {"cp1251", "windows-1251"},
                                                                                   {"win1251", "windows-1251"},
                                                                                   {"win-1251", "windows-1251"},
                                                                                   {"cp1252", "windows-1252"},
                                                                                   {"win1252", "windows-1252"},
                                                                                   {"latin1", "iso-8859-1"},
                                                                                   {"ibm866", "cp866"},
                                                                                   {"dos", "cp866"},
                                                                                   {"koi8r", "koi8-r"},
                                                                                   {"koi8u", "koi8-u"},
                                                                                   {"rk1048", "kz-1048"}}};
  const std::string name = utf8::lowered(utf8::trimmed(typed));
  const auto found = std::find_if(same.begin(), same.end(), [&](const auto& pair) { return pair.first == name; });
  return found == same.end() ? name : std::string(found->second);
}

std::string iconv_name(const std::string& name) {
  return name == "kz-1048" ? "RK1048" : name;
}

Iconv::Iconv(const std::string& name) {
  // iconv reads "/" as the start of a wish ("//IGNORE") that would hide wrong bytes.
  const bool plain = !name.empty() && name.find_first_of("/,") == std::string::npos;
  if (plain) descriptor_ = iconv_open("UTF-8", iconv_name(name).c_str());
}

Iconv::~Iconv() {
  if (known()) iconv_close(descriptor_);
}

Iconv::Outcome Iconv::convert(std::string_view from, std::string& to) {
  std::array<char, 64> out{};
  char* in = const_cast<char*>(from.data());  // iconv does not write here; its signature is older than const
  std::size_t in_left = from.size();
  char* at = out.data();
  std::size_t out_left = out.size();
  const std::size_t result = iconv(descriptor_, &in, &in_left, &at, &out_left);
  to.assign(out.data(), out.size() - out_left);
  if (result != static_cast<std::size_t>(-1)) return Outcome::converted;
  return errno == EINVAL ? Outcome::incomplete : Outcome::wrong;
}

void Iconv::reset() {
  iconv(descriptor_, nullptr, nullptr, nullptr, nullptr);
}

std::optional<CodePage> code_page_named(const std::string& name) {
  Iconv converter(name);
  if (!converter.known()) return std::nullopt;
  CodePage page;
  for (std::size_t byte = 0; byte < page.size(); ++byte) {
    const char c = static_cast<char>(byte);
    const auto outcome = converter.convert({&c, 1}, page[byte]);
    converter.reset();
    if (outcome == Iconv::Outcome::incomplete) return std::nullopt;
    if (outcome == Iconv::Outcome::wrong) {
      page[byte].clear();
    } else if (utf8::length(page[byte]) != 1) {
      return std::nullopt;
    }
  }
  return page;
}

}  // namespace ecumene
