// The fields of one SDMX-CSV row, understood or refused with the reason (inside the panel room).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/panel/panel.hpp"
#include "ecumene/panel/sdmx_columns.hpp"

namespace ecumene {

// What is wrong with a row. Thrown from the middle of it, and turned into a finding and a rejected row.
struct Rejection {
  Finding finding;                   // without place
  std::optional<std::size_t> field;  // which the finding speaks of
};

// What texts meant when they were met first: neighbouring rows mostly repeat one, and a column has few.
template <class Meaning>
class Lookup {
 public:
  // `understand` may throw; then the text is not remembered.
  template <class Understand>
  const Meaning& operator()(std::string_view text, Understand understand) {
    if (last_ < meanings_.size() && texts_.at(last_) == text) return meanings_[last_];
    if (const auto known = texts_.find(text)) {
      last_ = *known;
    } else {
      meanings_.push_back(understand(text));
      last_ = texts_.intern(text);
    }
    return meanings_[last_];
  }

 private:
  TextPool texts_;
  std::vector<Meaning> meanings_;
  std::uint32_t last_ = 0;
};

// Texts as findings show them: quoted, and cut where they are long.
std::string quoted(std::string_view text);

// All throw Rejection.
class SdmxFields {
 public:
  explicit SdmxFields(const SdmxColumns& columns) : columns_(columns) {}

  void refuse_unusable(const DelimitedRow& row) const;  // ragged, asks for a deletion, names no region
  Period period(const DelimitedRow& row);
  int multiplier(const DelimitedRow& row) const;
  std::optional<Interval> value(const DelimitedRow& row) const;
  ObservationStatus status(const DelimitedRow& row, const std::optional<Interval>& value);

 private:
  std::optional<Decimal> decimal(const DelimitedRow& row, SdmxColumn column) const;
  [[noreturn]] void refuse_interval(std::string what) const;

  const SdmxColumns& columns_;
  Lookup<Period> periods_;
  Lookup<ObservationStatus> statuses_;
};

}  // namespace ecumene
