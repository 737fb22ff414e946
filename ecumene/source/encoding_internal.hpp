// What detection and decoding share: code pages as tables, made by iconv.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace ecumene {

// The UTF-8 text of each byte; empty where the page has no character.
using CodePage = std::array<std::string, 256>;

// Lower case, with the short names people type ("cp1251", "win1251", "utf8") as the ones we print.
std::string encoding_name(std::string_view typed);

// The name under which iconv knows one of our names ("kz-1048" -> "RK1048").
std::string iconv_name(const std::string& name);

// nullopt if iconv does not know `name` or it is not one character a byte.
std::optional<CodePage> code_page_named(const std::string& name);

}  // namespace ecumene
