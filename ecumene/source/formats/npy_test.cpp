#include "ecumene/source/formats/npy.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstring>

using namespace ecumene;

namespace {

// A file as numpy.save writes it, with any header.
std::string file_of(const std::string& header, const std::string& data, char version = 1) {
  std::string text = header;
  const std::size_t before = version == 1 ? 10 : 12;
  text.append(63 - (before + text.size()) % 64, ' ');
  text += '\n';
  std::string file("\x93NUMPY");
  file += version;
  file += '\0';
  for (std::size_t i = 0; i < before - 8; ++i) file += static_cast<char>(text.size() >> (8 * i) & 0xFFU);
  return file + text + data;
}

template <class Number>
std::string bytes_of(std::initializer_list<Number> numbers, bool swapped = false) {
  std::string bytes;
  for (const Number number : numbers) {
    std::array<char, sizeof(Number)> item{};
    std::memcpy(item.data(), &number, sizeof(Number));
    if (swapped) std::reverse(item.begin(), item.end());
    bytes.append(item.data(), item.size());
  }
  return bytes;
}

std::string header_of(const std::string& type, const std::string& shape, const std::string& fortran = "False") {
  return "{'descr': '" + type + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
}

Finding refusal(const std::string& file) {
  try {
    read_npy(std::string_view(file), "x.npy");
  } catch (const Error& error) {
    return error.finding();
  }
  return {};
}

const std::vector<double> one_to_six{1, 2, 3, 4, 5, 6};

}  // namespace

TEST_CASE("numbers of every type and byte order are read as the same doubles") {
  const auto read = [](const std::string& type, const std::string& data) {
    const std::string file = file_of(header_of(type, "(3, 2)"), data);
    return read_npy(std::string_view(file), "dir/matrix.npy").values;
  };
  CHECK(read("<f8", bytes_of<double>({1, 2, 3, 4, 5, 6})) == one_to_six);
  CHECK(read(">f8", bytes_of<double>({1, 2, 3, 4, 5, 6}, true)) == one_to_six);
  CHECK(read("<f4", bytes_of<float>({1, 2, 3, 4, 5, 6})) == one_to_six);
  CHECK(read(">f4", bytes_of<float>({1, 2, 3, 4, 5, 6}, true)) == one_to_six);
  CHECK(read("|i1", bytes_of<std::int8_t>({1, 2, 3, 4, 5, 6})) == one_to_six);
  CHECK(read("|u1", bytes_of<std::uint8_t>({1, 2, 3, 4, 5, 6})) == one_to_six);
  CHECK(read("<i2", bytes_of<std::int16_t>({1, 2, 3, 4, 5, 6})) == one_to_six);
  CHECK(read(">u2", bytes_of<std::uint16_t>({1, 2, 3, 4, 5, 6}, true)) == one_to_six);
  CHECK(read("<i4", bytes_of<std::int32_t>({1, 2, 3, 4, 5, 6})) == one_to_six);
  CHECK(read(">i8", bytes_of<std::int64_t>({1, 2, 3, 4, 5, 6}, true)) == one_to_six);
  CHECK(read("<i4", bytes_of<std::int32_t>({-1, 0, 1, 2147483647, -2147483647 - 1, 7})) ==
        std::vector<double>{-1, 0, 1, 2147483647, -2147483648.0, 7});
  CHECK(read("<u8", bytes_of<std::uint64_t>({std::uint64_t{1} << 53U, ~std::uint64_t{0}, 0, 1, 2, 3})) ==
        std::vector<double>{9007199254740992.0, 18446744073709551616.0, 0, 1, 2, 3});
}

TEST_CASE("a matrix in Fortran order gives the same rows as one in C order") {
  const std::string file = file_of(header_of("<f8", "(3, 2)", "True"), bytes_of<double>({1, 3, 5, 2, 4, 6}));
  const PlaceTable table = read_npy(std::string_view(file), "dir/matrix.npy");
  CHECK(table.values == one_to_six);
  CHECK(table.places == 3);
  CHECK(table.name == "matrix");
  CHECK(table.indicators == std::vector<std::string>{"column 1", "column 2"});
  CHECK_FALSE(table.has_names());
}

TEST_CASE("versions 2 and 3 have a longer length, one dimension is one column, no rows are a table") {
  const std::string data = bytes_of<double>({1, 2, 3, 4, 5, 6});
  for (const char version : {'\1', '\2', '\3'}) {
    const std::string file = file_of(header_of("<f8", "(6,)"), data, version);
    const PlaceTable table = read_npy(std::string_view(file), "x.npy");
    CHECK(table.values == one_to_six);
    CHECK(table.indicators.size() == 1);
  }
  const std::string empty = file_of(header_of("<f8", "(0, 4)"), "");
  CHECK(read_npy(std::string_view(empty), "x.npy").places == 0);
  const std::string python_2 = file_of(header_of("<f8", "(3L, 2L)"), data);
  CHECK(read_npy(std::string_view(python_2), "x.npy").values == one_to_six);
}

TEST_CASE("columns are chosen by their number, in the order asked for, from either order") {
  const std::string rows = file_of(header_of("<f8", "(2, 3)"), bytes_of<double>({1, 2, 3, 4, 5, 6}));
  const std::string columns = file_of(header_of("<f8", "(2, 3)", "True"), bytes_of<double>({1, 4, 2, 5, 3, 6}));
  for (const std::string& file : {rows, columns}) {
    const PlaceTable two =
        read_npy(std::string_view(file), "x.npy", {.indicators = {"column 3", "column 1"}, .without = {}});
    CHECK(two.values == std::vector<double>{3, 1, 6, 4});
    const PlaceTable without = read_npy(std::string_view(file), "x.npy", {.indicators = {}, .without = {"column 2"}});
    CHECK(without.values == std::vector<double>{1, 3, 4, 6});
    CHECK_THROWS_WITH_AS(read_npy(std::string_view(file), "x.npy", {.indicators = {"column 4"}, .without = {}}),
                         doctest::Contains("there is no column \"column 4\""), Error);
  }
}

TEST_CASE("a header that is not as it should be is refused with the byte at which it is not") {
  const std::string data = bytes_of<double>({1, 2, 3, 4, 5, 6});
  const auto says = [&](const std::string& file, std::uint64_t byte, const std::string& words) {
    const Finding finding = refusal(file);
    INFO(finding.what);
    CHECK(finding.code == "npy-not-understood");
    REQUIRE(finding.places.size() == 1);
    CHECK(finding.places[0].byte_begin == byte);
    CHECK(finding.what.find(words) != std::string::npos);
    CHECK_FALSE(finding.way_out.empty());
  };
  const std::string good = file_of(header_of("<f8", "(3, 2)"), data);
  says("", 0, "no .npy file");
  says("NUMPY", 0, "no .npy file");
  says(good.substr(0, 8), 8, "ends inside its header");
  says(good.substr(0, 40), 8, "longer than the file");
  says(file_of(header_of("<f8", "(3, 2)"), data, 4), 6, "version 4");
  says(file_of(header_of("<c16", "(3, 2)"), data), 20, "'<c16'");
  says(file_of(header_of("<f2", "(3, 2)"), data), 20, "'<f2'");
  says(file_of(header_of("|b1", "(3, 2)"), data), 20, "'|b1'");
  says(file_of(header_of("|f8", "(3, 2)"), data), 20, "'|f8'");
  says(file_of("{'descr': [('x', '<f8')], 'fortran_order': False, 'shape': (6,), }", data), 20, "records");
  says(file_of(header_of("<f8", "(3, 2, 1)"), data), 61, "more than two dimensions");
  says(file_of(header_of("<f8", "()"), data), 61, "a single number");
  says(file_of(header_of("<f8", "(6, 0)"), ""), 61, "no columns");
  says(file_of(header_of("<f8", "(1, 70000)"), data), 61, "65536");
  says(file_of(header_of("<f8", "(3; 2)"), data), 62, "should have ','");
  says(file_of(header_of("<f8", "(-3, 2)"), data), 61, "whole number");
  says(file_of(header_of("<f8", "(99999999999999999999, 2)"), data), 80, "cannot be so long");
  says(file_of(header_of("<f8", "(3, 2)", "Maybe"), data), 44, "True or False");
  says(file_of("{'descr': '<f8', 'descr': '<f8'}", data), 27, "stands twice");
  says(file_of("{'descr': '<f8', 'colour': 'red'}", data), 27, "'colour'");
  says(file_of("{'descr': '<f8', 'shape': (3, 2)}", data), 43, "without 'fortran_order'");
  says(file_of("{'descr': '<f8", data), 20, "never closed");
  says(file_of("['descr']", data), 10, "should have '{'");
  says(file_of(header_of("<f8", "(3, 2)") + " x", data), 70, "goes on after its end");
}

TEST_CASE("a file that is cut off, or longer than its header says, is refused with where it ends") {
  const std::string data = bytes_of<double>({1, 2, 3, 4, 5, 6});
  const std::string good = file_of(header_of("<f8", "(3, 2)"), data);
  REQUIRE(good.size() == 128 + 48);
  const Finding cut = refusal(good.substr(0, 128 + 47));
  CHECK(cut.places.at(0).byte_begin == 128 + 47);
  CHECK(cut.what ==
        "byte 175: the file ends here, before the 3 rows of 2 columns that its header promises are complete");
  const Finding longer = refusal(good + "more");
  CHECK(longer.places.at(0).byte_begin == 128 + 48);
  CHECK(longer.what.find("goes on for 4 bytes") != std::string::npos);
  const Finding huge = refusal(file_of(header_of("<f8", "(4611686018427387904, 8)"), data));
  CHECK(huge.what.find("before the 4611686018427387904 rows of 8 columns") != std::string::npos);
}

TEST_CASE("a file that is not there is refused in the words of every other") {
  CHECK_THROWS_WITH_AS(read_npy(std::string("no/such.npy")), doctest::Contains("file-not-found"), Error);
  CHECK_THROWS_WITH_AS(read_npy(std::string("/tmp")), doctest::Contains("file-is-directory"), Error);
}
