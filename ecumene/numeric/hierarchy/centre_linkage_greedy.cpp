#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <utility>

#include "ecumene/numeric/hierarchy/centre_linkage_clusters_internal.hpp"
#include "ecumene/numeric/hierarchy/centre_linkage_internal.hpp"
#include "ecumene/numeric/hierarchy/centre_linkage_queue_internal.hpp"

namespace ecumene::internal {
namespace {

// A batch: searches that are carried out before any of the merges that ask for them. So many at most, and fewer where
// few clusters are left, so that little is prepared in vain.
constexpr std::size_t largest_batch = 64;
constexpr std::size_t clusters_a_search = 32;
// Searches that a thread takes at once.
constexpr std::size_t searches_at_once = 8;
constexpr std::size_t first_searches_at_once = 4096;
// Entries that are looked through for ties at one distance.
constexpr std::size_t most_tied_owners = 256;
// The share of the first searches in the time.
constexpr double share_of_first_searches = 0.3;

// clang-format off
// +------------------------------------------------------------------------------------------------------------------+
// | Greedy agglomeration with lazily repaired nearest neighbours, after the generic algorithm of Müllner (2011),     |
// | "Modern hierarchical, agglomerative clustering algorithms", arXiv:1109.2378, section 3.1.                        |
// | The idea: each cluster keeps its nearest among the clusters that were there when it searched; so every pair is   |
// | covered by the search of the later one of the two, and the least entry of a queue is the next merge if both are  |
// | alive. If one has gone, the entry is a lower bound: its owner searches again when its turn comes, if it comes.   |
// | This asks nothing of the linkage: it is exactly the greedy rule, ties and inversions included.                   |
// | What differs here: clusters are centres in a tree of boxes instead of rows of a matrix; each keeps its two       |
// | nearest; and the searches of the next merges are carried out ahead of them in batches, by several threads. A     |
// | cluster whose search was made ahead is compared with all that were made since. What is searched ahead only       |
// | decides how long it takes, never what is found.                                                                  |
// +------------------------------------------------------------------------------------------------------------------+
// clang-format on
class CentreGreedy {
 public:
  CentreGreedy(CentreStart start, Linkage linkage, const Execution& execution)
      : execution_(execution),
        arena_(execution.threads == 0 ? tbb::task_arena::automatic : static_cast<int>(execution.threads)),
        columns_(start.columns),
        merges_before_(start.merges),
        ties_(std::move(start.ties)),
        clusters_(start, linkage),
        lists_(clusters_.labels()),
        prepared_(clusters_.labels(), 0),
        index_(columns_, clusters_.labels()),
        recent_(columns_),
        centre_(columns_) {
    index_.build(clusters_.live_labels(), clusters_.first_centres(), clusters_.weights());
    indexed_ = clusters_.live();
    clusters_.weigh();
  }

  CentreMerges run() {
    search_for_all();
    while (clusters_.live() > 1) {
      prepare_batch();
      while (clusters_.live() > 1 && !queue_.run_is_over() && !recent_.is_full()) step();
      finish_batch();
    }
    result_.ties = ties_.take();
    return std::move(result_);
  }

 private:
  void search(std::span<const CentreQuery> queries, std::span<NeighbourList> lists) {
    const CentreIndexView view = index_.view();
    const std::size_t blocks = (queries.size() + searches_at_once - 1) / searches_at_once;
    const auto search_some = [&](std::size_t block) {
      const std::size_t first = block * searches_at_once;
      const std::size_t count = std::min(searches_at_once, queries.size() - first);
      search_index(view, clusters_.versions(), queries.subspan(first, count), lists.subspan(first, count));
    };
    if (execution_.threads == 1 || blocks < 2) {
      for (std::size_t block = 0; block < blocks; ++block) search_some(block);
    } else {
      arena_.execute([&] { tbb::parallel_for(std::size_t{0}, blocks, search_some); });
    }
  }

  // In the order of the leaves: one search finds in the cache what the one before has read.
  void search_for_all() {
    const CentreIndexView view = index_.view();
    std::vector<std::uint32_t> labels;
    std::size_t done = 0;
    for (std::size_t leaf = 0; leaf < index_.leaves(); ++leaf) {
      const CentreBlock block = view.leaf(leaf);
      labels.insert(labels.end(), block.labels, block.labels + block.count);
      if (labels.size() < first_searches_at_once && leaf + 1 < index_.leaves()) continue;
      start_batch(labels.size());
      for (const std::uint32_t label : labels) ask_again(label);
      search(queries_, found_);
      for (std::size_t i = 0; i < labels.size(); ++i) settle(labels[i], found_[i]);
      done += labels.size();
      labels.clear();
      report(share_of_first_searches * static_cast<double>(done) / static_cast<double>(clusters_.labels()));
    }
  }

  void start_batch(std::size_t most) {
    queries_.clear();
    found_.clear();
    batch_centres_.resize(most * columns_);
  }

  double* ask(double weight, std::uint32_t low, std::uint32_t high) {
    double* const centre = batch_centres_.data() + queries_.size() * columns_;
    queries_.push_back({centre, weight, low, high});
    found_.emplace_back();
    return centre;
  }
  void ask_again(std::uint32_t label) { index_.copy_centre(label, ask(clusters_.weight(label), label, label)); }
  void ask_ahead(std::uint32_t low, std::uint32_t high) {
    clusters_.copy_merged_centre(low, high, ask(clusters_.merged_weight(low, high), low, high));
    prepared_[low] = prepared_[high] = static_cast<std::uint32_t>(queries_.size());
  }

  void prepare_batch() {
    const std::size_t most = std::clamp<std::size_t>(clusters_.live() / clusters_a_search, 1, largest_batch);
    const auto run = queue_.draw_run(most);
    start_batch(most);
    for (const PairEntry& entry : run) {
      if (!counts(entry)) continue;
      if (clusters_.is_live(lists_[entry.owner].current())) {
        if (prepared_[entry.low] == 0 && prepared_[entry.high] == 0) ask_ahead(entry.low, entry.high);
      } else if (!took_next(entry.owner)) {
        ask_again(entry.owner);
      }
    }
    search(queries_, found_);
    for (std::size_t i = 0; i < queries_.size(); ++i)
      if (queries_[i].label == queries_[i].other) settle(queries_[i].label, found_[i]);
  }

  void step() {
    const PairEntry entry = queue_.pop();
    if (!counts(entry)) return;
    if (clusters_.is_live(lists_[entry.owner].current())) {
      execute(entry);
    } else if (!took_next(entry.owner)) {
      settle(entry.owner, searched(entry.owner));
    }
  }

  void finish_batch() {
    for (const CentreQuery& query : queries_) prepared_[query.label] = prepared_[query.other] = 0;
    recent_.clear();
    if (clusters_.live() < indexed_ / 2) rebuild_index();
    const double behind =
        static_cast<double>(clusters_.labels() - clusters_.live()) / static_cast<double>(clusters_.labels() - 1);
    report(share_of_first_searches + (1 - share_of_first_searches) * behind);
  }

  // Whether the entry is still what its owner's list says.
  bool counts(const PairEntry& entry) const {
    if (clusters_.version(entry.owner) != entry.version) return false;
    const CentreNeighbour& neighbour = lists_[entry.owner].current();
    return neighbour.square == entry.square && neighbour.label == entry.other();
  }

  void enter(std::uint32_t owner) {
    if (lists_[owner].is_empty()) return;
    const CentreNeighbour& neighbour = lists_[owner].current();
    const auto [low, high] = std::minmax(owner, neighbour.label);
    queue_.push({neighbour.square, low, high, owner, clusters_.version(owner)});
  }
  void settle(std::uint32_t owner, const NeighbourList& list) {
    lists_[owner] = list;
    enter(owner);
  }
  bool took_next(std::uint32_t owner) {
    if (!lists_[owner].has_next()) return false;
    lists_[owner].advance();
    enter(owner);
    return true;
  }

  NeighbourList searched(std::uint32_t label) {
    index_.copy_centre(label, centre_.data());
    const CentreQuery query{centre_.data(), clusters_.weight(label), label, label};
    NeighbourList list;
    search({&query, 1}, {&list, 1});
    return list;
  }

  void execute(const PairEntry& entry) {
    const auto [low, high] = std::pair(entry.low, entry.high);
    ties_.note(merges_before_ + result_.merges.size(), entry.square, [&] { return pairs_at(entry); });
    const std::uint32_t prepared = prepared_[low] == prepared_[high] ? prepared_[low] : 0;
    prepared_[low] = prepared_[high] = 0;
    clusters_.copy_merged_centre(low, high, centre_.data());
    clusters_.merge(low, high, centre_);
    index_.merge(low, high, centre_, clusters_.weight(low));
    result_.merges.push_back({low, high, entry.square});
    const CentreQuery query{centre_.data(), clusters_.weight(low), low, low};
    NeighbourList list;
    if (prepared != 0) {
      list = found_[prepared - 1];
      search_block(recent_.block(), columns_, clusters_.versions(), query, list);
    } else {
      search({&query, 1}, {&list, 1});
    }
    recent_.add(low, clusters_.version(low), centre_, clusters_.weight(low));
    settle(low, list);
  }

  // Pairs of live clusters at the distance of this entry, the least of the queue: itself, those that other entries
  // stand for, and the second ones in the lists of their owners.
  std::size_t pairs_at(const PairEntry& next) {
    tied_owners_.assign(1, next.owner);
    while (tied_owners_.size() < most_tied_owners) {
      const PairEntry* const least = queue_.least();
      if (least == nullptr || least->square != next.square) break;
      const PairEntry entry = queue_.pop();
      if (counts(entry)) tied_owners_.push_back(entry.owner);
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs{{next.low, next.high}};
    for (const std::uint32_t owner : tied_owners_) {
      NeighbourList& list = lists_[owner];
      const auto is_live = [&](const CentreNeighbour& neighbour) { return clusters_.is_live(neighbour); };
      // A list that ends at this distance may have pushed another one out.
      if (list.last_square() == next.square && !std::ranges::all_of(list.found(), is_live)) list = searched(owner);
      for (const CentreNeighbour& neighbour : list.found())
        if (neighbour.square == next.square && is_live(neighbour)) pairs.push_back(std::minmax(owner, neighbour.label));
      if (owner != next.owner) enter(owner);
    }
    std::ranges::sort(pairs);
    return static_cast<std::size_t>(std::unique(pairs.begin(), pairs.end()) - pairs.begin());
  }

  void rebuild_index() {
    const auto labels = clusters_.live_labels();
    std::vector<double> centres(labels.size() * columns_);
    for (std::size_t i = 0; i < labels.size(); ++i) index_.copy_centre(labels[i], centres.data() + i * columns_);
    index_.build(labels, centres, clusters_.weights());
    indexed_ = labels.size();
  }

  void report(double share) {
    if (!execution_.progress || (share < reported_ + 0.01 && share < 1)) return;
    reported_ = share;
    execution_.progress(share);
  }

  const Execution& execution_;
  tbb::task_arena arena_;
  std::size_t columns_;
  std::size_t merges_before_;
  TieLog ties_;
  CentreClusters clusters_;
  std::vector<NeighbourList> lists_;     // by label
  std::vector<std::uint32_t> prepared_;  // by label: 1 + the number of the query
                                         // asked ahead for its merge, or 0
  CentreIndex index_;
  std::size_t indexed_ = 0;  // clusters when the index was built
  RecentCentres recent_;
  PairQueue queue_;
  std::vector<double> batch_centres_;
  std::vector<CentreQuery> queries_;
  std::vector<NeighbourList> found_;  // for each query
  std::vector<double> centre_;
  std::vector<std::uint32_t> tied_owners_;
  CentreMerges result_;
  double reported_ = 0;
};

}  // namespace

CentreMerges greedy_centre_merges(CentreStart start, Linkage linkage, const Execution& execution) {
  return CentreGreedy(std::move(start), linkage, execution).run();
}

}  // namespace ecumene::internal
