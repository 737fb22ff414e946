// The clusters of centre_linkage_greedy.cpp by label: sizes, sums, versions.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "ecumene/numeric/hierarchy/centre_linkage_internal.hpp"

namespace ecumene::internal {

// The centre of a merged cluster is the sum of its rows by their number (Ward, centroid), where the sum is that of the
// two parts' sums; or the middle between the two parts' centres (median). Sums keep whole numbers whole, so that
// clusters of such rows have the same centre whichever way they were made, and ties between them stay ties.
class CentreClusters {
 public:
  CentreClusters(CentreStart& start, Linkage linkage)
      : linkage_(linkage),
        columns_(start.columns),
        live_(start.counts.size()),
        next_version_(static_cast<std::uint32_t>(live_)),
        sums_(std::move(start.centres)),
        sizes_(std::move(start.counts)),
        weights_(live_, 1),
        versions_(live_) {
    for (std::uint32_t label = 0; label < live_; ++label) versions_[label] = label;
    if (linkage_ == Linkage::ward_d2) weights_.assign(sizes_.begin(), sizes_.end());
  }

  std::size_t live() const { return live_; }
  std::size_t labels() const { return versions_.size(); }
  std::uint32_t version(std::uint32_t label) const { return versions_[label]; }
  double weight(std::uint32_t label) const { return weights_[label]; }
  double merged_weight(std::uint32_t a, std::uint32_t b) const {
    return linkage_ == Linkage::ward_d2 ? weights_[a] + weights_[b] : 1;
  }
  const double* weights() const { return weights_.data(); }
  const std::uint32_t* versions() const { return versions_.data(); }
  bool is_live(const CentreNeighbour& neighbour) const { return versions_[neighbour.label] == neighbour.version; }
  std::vector<std::uint32_t> live_labels() const {
    std::vector<std::uint32_t> labels;
    labels.reserve(live_);
    for (std::uint32_t label = 0; label < versions_.size(); ++label)
      if (versions_[label] != no_cluster) labels.push_back(label);
    return labels;
  }

  // Until weigh() the sums are the centres themselves: what the first index is made of.
  const std::vector<double>& first_centres() const { return sums_; }
  void weigh() {
    if (linkage_ == Linkage::median) return;
    for (std::size_t label = 0; label < sizes_.size(); ++label)
      for (std::size_t j = 0; j < columns_; ++j) sums_[label * columns_ + j] *= sizes_[label];
  }

  void copy_merged_centre(std::uint32_t a, std::uint32_t b, double* centre) const {
    const double* x = sums_.data() + a * columns_;
    const double* y = sums_.data() + b * columns_;
    const double parts = linkage_ == Linkage::median ? 2 : static_cast<double>(sizes_[a]) + sizes_[b];
    for (std::size_t j = 0; j < columns_; ++j) centre[j] = (x[j] + y[j]) / parts;
  }

  // `kept` becomes the two together, `centre` being what copy_merged_centre says.
  void merge(std::uint32_t kept, std::uint32_t gone, std::span<const double> centre) {
    double* x = sums_.data() + kept * columns_;
    const double* y = sums_.data() + gone * columns_;
    if (linkage_ == Linkage::median) {
      std::copy(centre.begin(), centre.end(), x);
    } else {
      for (std::size_t j = 0; j < columns_; ++j) x[j] += y[j];
    }
    weights_[kept] = merged_weight(kept, gone);
    sizes_[kept] += sizes_[gone];
    versions_[kept] = next_version_++;
    versions_[gone] = no_cluster;
    --live_;
  }

 private:
  Linkage linkage_;
  std::size_t columns_;
  std::size_t live_;
  std::uint32_t next_version_;
  std::vector<double> sums_;  // the centres, for median
  std::vector<std::uint32_t> sizes_;
  std::vector<double> weights_;
  std::vector<std::uint32_t> versions_;
};

}  // namespace ecumene::internal
