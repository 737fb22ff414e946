#include "ecumene/report/label.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "ecumene/base/utf8.hpp"

namespace ecumene {
namespace {

constexpr std::string_view separator = " / ";

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::vector<std::string> parts_of(std::string_view heading) {
  std::vector<std::string> parts;
  for (std::size_t at = heading.find(separator); at != std::string_view::npos; at = heading.find(separator)) {
    parts.emplace_back(heading.substr(0, at));
    heading.remove_prefix(at + separator.size());
  }
  parts.emplace_back(heading);
  return parts;
}

// The text up to `columns` display columns, ending between code points.
std::string_view head(std::string_view text, std::size_t columns) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    std::size_t following = offset;
    utf8::next(text, following);
    if (utf8::display_width(text.substr(0, following)) > columns) break;
    offset = following;
  }
  return text.substr(0, offset);
}

}  // namespace

std::string fixed(double value, int decimals) {
  if (std::isnan(value)) return std::string(missing_mark);
  if (std::isinf(value)) return value < 0 ? "−∞" : "∞";
  std::array<char, 400> buffer;  // 1.8e308 has 309 digits before the point
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
  std::string text(buffer.data(), end.ptr);
  if (text.front() != '-') return text;
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  return (zero ? "" : "−") + text.substr(1);
}

std::string brief(double value, int decimals) {
  // A figure with more than fifteen digits before the point is longer than any column: powers of ten instead.
  if (std::isfinite(value) && std::abs(value) >= 1e15) {
    std::array<char, 32> buffer;
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific, 3);
    return {buffer.data(), end.ptr};
  }
  return without_trailing_zeros(fixed(value, decimals));
}

int decimals_for(double greatest) {
  if (!std::isfinite(greatest) || greatest == 0) return 2;
  const double digits_before = std::floor(std::log10(std::abs(greatest))) + 1;
  return static_cast<int>(std::clamp(4 - digits_before, 0.0, 6.0));
}

std::string exact(double value) {
  if (std::isnan(value)) return "";
  std::array<char, 400> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), end.ptr};
}

std::string rank_text(const RankRange& rank) {
  if (std::isnan(rank.low) || std::isnan(rank.high)) return std::string(missing_mark);
  if (!rank.is_tied()) return brief(rank.low, 1);
  return brief(rank.low, 1) + "–" + brief(rank.high, 1);
}

std::string signed_text(double value, int decimals) {
  std::string text = brief(std::abs(value), decimals);
  if (text == "0" || std::isnan(value)) return text;
  return (value < 0 ? "−" : "+") + text;
}

std::string grouped(std::size_t count) {
  return with_thousands_apart(std::to_string(count));
}

std::string with_thousands_apart(std::string_view numbers) {
  constexpr std::string_view digits = "0123456789";
  std::string text;
  for (std::size_t at = 0; at < numbers.size();) {
    const bool is_signed = numbers[at] == '-';
    const std::size_t begin = is_signed ? at + 1 : at;
    const std::size_t end = std::min(numbers.find_first_not_of(digits, begin), numbers.size());
    if (end == begin) {
      text += numbers[at++];
      continue;
    }
    const std::size_t behind = std::min(numbers.find_first_not_of("0123456789.e-", end), numbers.size());
    const bool has_exponent = numbers.substr(end, behind - end).find('e') != std::string_view::npos;
    if (is_signed) text += "\u2212";
    for (std::size_t digit = begin; digit < end; ++digit) {
      if (digit > begin && (end - digit) % 3 == 0 && !has_exponent) text += ',';
      text += numbers[digit];
    }
    text += numbers.substr(end, behind - end);
    at = behind;
  }
  return text;
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  std::string text = grouped(count) + " ";
  if (count == 1) return text.append(singular);
  return plural.empty() ? text.append(singular).append("s") : text.append(plural);
}

std::string listed(std::span<const std::string> names) {
  return listed(names, names.size());
}

std::string listed(std::span<const std::string> names, std::size_t limit) {
  // Naming all but one and then "1 more" would save nothing.
  const std::size_t named = names.size() <= limit + 1 ? names.size() : limit;
  std::string text;
  for (std::size_t i = 0; i < named; ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  if (named == names.size()) return text;
  return named == 0 ? grouped(names.size()) : text + " and " + grouped(names.size() - named) + " more";
}

std::string shortened(std::string_view text, std::size_t columns) {
  if (utf8::display_width(text) <= columns) return std::string(text);
  if (columns == 0) return "";
  return std::string(utf8::trimmed(head(text, columns - 1))) + "…";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns, std::size_t lines) {
  std::vector<std::string> result;
  for (const std::string_view word : utf8::words(text)) {
    const bool fits = !result.empty() && utf8::display_width(result.back()) + 1 + utf8::display_width(word) <= columns;
    if (fits || (!result.empty() && result.size() == lines)) {
      result.back().append(" ").append(word);
    } else {
      result.emplace_back(word);
    }
  }
  for (std::string& line : result) line = shortened(line, columns);
  return result;
}

std::vector<std::string> distinct_parts(std::span<const std::string> headings) {
  std::vector<std::vector<std::string>> all;
  for (const std::string& heading : headings) all.push_back(parts_of(heading));
  if (all.size() < 2) return {headings.begin(), headings.end()};
  std::size_t shortest = all.front().size();
  for (const auto& parts : all) shortest = std::min(shortest, parts.size());
  std::size_t front = 0;
  const auto shared_front = [&](const auto& parts) { return parts[front] == all.front()[front]; };
  while (front + 1 < shortest && std::all_of(all.begin(), all.end(), shared_front)) ++front;
  std::size_t back = 0;
  const auto shared_back = [&](const auto& p) {
    return p[p.size() - 1 - back] == all.front()[all.front().size() - 1 - back];
  };
  while (front + back + 1 < shortest && std::all_of(all.begin(), all.end(), shared_back)) ++back;
  std::vector<std::string> result;
  for (const auto& parts : all) {
    std::string text = parts[front];
    for (std::size_t i = front + 1; i + back < parts.size(); ++i) text.append(separator).append(parts[i]);
    result.push_back(std::move(text));
  }
  return result;
}

std::vector<std::string> last_parts(std::span<const std::string> headings) {
  std::vector<std::string> parts;
  for (const std::string& heading : headings) parts.push_back(parts_of(heading).back());
  const std::set<std::string> different(parts.begin(), parts.end());
  if (different.size() < parts.size() || different.contains("")) return {headings.begin(), headings.end()};
  return parts;
}

std::string as_sentence(std::string_view text) {
  std::string sentence(utf8::trimmed(text));
  if (sentence.empty()) return sentence;
  if (sentence.front() >= 'a' && sentence.front() <= 'z')
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
  if (std::string_view(".!?").find(sentence.back()) == std::string_view::npos) sentence += '.';
  return sentence;
}

std::string last_part(std::string_view heading) {
  const std::size_t at = heading.rfind(separator);
  return std::string(at == std::string_view::npos ? heading : heading.substr(at + separator.size()));
}

std::string file_name(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string padded_right(std::string_view text, std::size_t columns) {
  const std::size_t width = utf8::display_width(text);
  return std::string(text) + std::string(width < columns ? columns - width : 0, ' ');
}

std::string padded_left(std::string_view text, std::size_t columns) {
  const std::size_t width = utf8::display_width(text);
  return std::string(width < columns ? columns - width : 0, ' ') + std::string(text);
}

std::string slug(std::string_view text) {
  std::string id;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    const char lower = upper ? static_cast<char>(c - 'A' + 'a') : c;
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
      id += lower;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

}  // namespace ecumene
