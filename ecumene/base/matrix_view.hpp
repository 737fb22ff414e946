// A row-major view of a dense table of numbers; owns nothing.
#pragma once

#include <cassert>
#include <cstddef>
#include <span>

namespace ecumene {

// rows × columns values, row after row. REQUIRES: values.size() == rows * columns.
template <class T>
class MatrixView {
 public:
  MatrixView() = default;
  MatrixView(std::span<T> values, std::size_t rows, std::size_t columns)
      : values_(values), rows_(rows), columns_(columns) {
    assert(values.size() == rows * columns);
  }

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  std::span<T> values() const { return values_; }
  std::span<T> row(std::size_t i) const { return values_.subspan(i * columns_, columns_); }
  T& operator()(std::size_t i, std::size_t j) const { return values_[i * columns_ + j]; }

  operator MatrixView<const T>() const
    requires(!std::is_const_v<T>)
  {
    return {values_, rows_, columns_};
  }

 private:
  std::span<T> values_;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
};

}  // namespace ecumene
