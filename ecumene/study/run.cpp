#include "ecumene/study/run.hpp"

#include <algorithm>
#include <utility>

#include "ecumene/panel/region_table.hpp"
#include "ecumene/study/analyse_internal.hpp"
#include "ecumene/study/documents_internal.hpp"
#include "ecumene/study/observations_internal.hpp"
#include "ecumene/study/sources_internal.hpp"
#include "ecumene/study/version.hpp"

namespace ecumene {

namespace {

// One run: the study, what has been read and found so far, and where progress goes.
class Runner {
 public:
  Runner(const Study& study, const RunOptions& options) : study_(study), options_(options) {}

  StudyResult run() {
    begin_report();
    read_sources();
    make_observations();
    report_progress("auditing", 0.4);
    report().audit = audit(report().tables, study_.audit);
    audit_documents(study_, read_.text_tables, report());
    attempt("the recovery", [&] { recover_documents(study_, report()); });
    make_ratings();
    make_comparisons();
    make_typologies();
    make_shares();
    return std::move(result_);
  }

 private:
  ReportInput& report() { return result_.report; }

  void report_progress(const std::string& stage, double fraction) const {
    if (options_.progress) options_.progress(stage, fraction);
  }

  void add(const std::vector<Finding>& findings) {
    report().findings.insert(report().findings.end(), findings.begin(), findings.end());
  }

  // Runs one analysis; what makes it impossible is told in the report, and the others go on.
  template <class Analysis>
  void attempt(const std::string& what, Analysis analysis) {
    try {
      analysis();
    } catch (const Error& error) {
      Finding finding = error.finding();
      finding.severity = Severity::error;
      finding.what = what + " could not be made: " + finding.what;
      report().findings.push_back(finding);
    }
  }

  void begin_report() {
    report().title = study_.title;
    report().subtitle = study_.subtitle;
    report().language = study_.language;
    report().program_version = std::string(version());
  }

  void read_sources() {
    read_ = ecumene::read_sources(study_, options_.progress, result_);
    for (const Table& table : report().tables) by_name_.emplace(table.name, &table);
  }

  void make_observations() {
    for (std::size_t i = 0; i < report().tables.size(); ++i) {
      const Table& table = report().tables[i];
      attempt("the observations of '" + table.name + "'",
              [&] { add(add_observations(table, study_.sources[read_.source_of_table[i]], result_.observations)); });
    }
  }

  const Table& table(const std::string& name) const {
    const auto found = by_name_.find(name);
    if (found != by_name_.end()) return *found->second;
    throw Error(Finding{.code = "table-not-found",
                        .severity = Severity::error,
                        .what = "the source '" + name + "' holds no table",
                        .way_out = "see what `ecumene read` makes of it"});
  }

  const Rating& rating(const std::string& name) const {
    const std::vector<std::string>& made = result_.rating_names;
    const auto found = std::find(made.begin(), made.end(), name);
    if (found != made.end()) return result_.report.ratings[static_cast<std::size_t>(found - made.begin())];
    throw Error(Finding{.code = "rating-not-made",
                        .severity = Severity::error,
                        .what = "it needs the rating '" + name + "', which could not be made",
                        .way_out = "correct what the finding on that rating says"});
  }

  void make_ratings() {
    for (const RatingPlan& plan : study_.ratings) {
      report_progress("rating " + plan.name, 0.5);
      attempt("the rating '" + plan.title + "'", [&] { make_rating(plan); });
    }
  }

  void make_rating(const RatingPlan& plan) {
    const Table selected = filtered(table(plan.source), plan.where);
    RegionTableOptions columns;
    for (const Activity& activity : plan.options.activities) columns.indicators.push_back(activity.indicator);
    if (columns.indicators.empty() && !plan.printed_mean.empty()) columns.without.push_back(plan.printed_mean);
    columns.indicators = as_headed(selected, std::move(columns.indicators));
    columns.without = as_headed(selected, std::move(columns.without));
    RatingOptions rating_options = plan.options;
    for (std::size_t a = 0; a < rating_options.activities.size(); ++a) {
      rating_options.activities[a].indicator = columns.indicators[a];
    }
    const RegionTableResult regions = region_table(selected, columns);
    add(regions.findings);
    RatingResult rated = rate(regions.table, rating_options);
    rated.rating.name = plan.title;
    add(rated.findings);
    if (!plan.printed_mean.empty()) report().printed_ratings.push_back(printed_rating(plan, selected, rated.rating));
    report().ratings.push_back(std::move(rated.rating));
    result_.rating_names.push_back(plan.name);
  }

  void make_comparisons() {
    for (const ComparisonPlan& plan : study_.comparisons) {
      attempt("a comparison of '" + plan.rating + "'", [&] {
        const Rating& first = rating(plan.rating);
        const NamedRanks first_ranks{first.name, first.regions, first.overall};
        NamedRanks second;
        if (plan.other_rating.empty()) {
          second = ranks_of_column(table(plan.source), plan.column);
        } else {
          const Rating& other = rating(plan.other_rating);
          second = {other.name, other.regions, other.overall};
        }
        report().comparisons.push_back(compare(first_ranks, second));
      });
    }
  }

  void make_typologies() {
    for (std::size_t i = 0; i < study_.typologies.size(); ++i) {
      const TypologyPlan& plan = study_.typologies[i];
      report_progress("grouping " + plan.name,
                      0.55 + 0.35 * static_cast<double>(i) / static_cast<double>(study_.typologies.size()));
      attempt("the typology '" + plan.title + "'", [&] { make_typology(plan); });
    }
  }

  void make_typology(const TypologyPlan& plan) {
    const Table selected = filtered(table(plan.source), plan.where);
    const RegionTableResult regions = region_table(
        selected, {.indicators = as_headed(selected, plan.indicators), .without = as_headed(selected, plan.without)});
    add(regions.findings);
    TypologyResult grouped = group(regions.table, plan.options);
    grouped.typology.name = plan.title;
    add(grouped.findings);
    TypologySection section;
    for (const std::string& name : plan.published) {
      section.agreements.push_back(agreement(grouped.typology, published_groups(table(name))));
    }
    if (regions.table.regions.size() <= linkage_comparison_limit) {
      section.linkages = compare_linkages(grouped.typology);
    }
    section.best_linkages = best_linkages(plan, grouped.typology, section.linkages);
    section.typology = std::move(grouped.typology);
    report().typologies.push_back(std::move(section));
    result_.typology_names.push_back(plan.name);
  }

  // For each published membership the linkage whose groups agree with it best; none where linkages were not compared.
  std::vector<BestLinkage> best_linkages(const TypologyPlan& plan, const Typology& typology,
                                         const std::vector<LinkageSummary>& linkages) const {
    std::vector<BestLinkage> best;
    for (const std::string& name : plan.published) {
      const PublishedGroups published = published_groups(table(name));
      for (const LinkageSummary& linkage : linkages) {
        Typology other = typology;
        other.groups = linkage.groups;
        const double index = agreement(other, published).adjusted_rand_index;
        const bool is_first = &linkage == &linkages.front();
        if (is_first) best.push_back({linkage.linkage, index});
        if (index > best.back().adjusted_rand_index) best.back() = {linkage.linkage, index};
      }
    }
    return best;
  }

  void make_shares() {
    for (const SharePlan& plan : study_.shares) {
      attempt("the shares of '" + plan.source + "'",
              [&] { report().shares.push_back(share_series(plan, table(plan.source))); });
    }
  }

  // Eight trees instead of one: seconds at this size, minutes far above it.
  static constexpr std::size_t linkage_comparison_limit = 2000;

  const Study& study_;
  const RunOptions& options_;
  StudyResult result_;
  TablesByName by_name_;
  SourcesRead read_;
};

}  // namespace

StudyResult run_study(const Study& study, const RunOptions& options) {
  return Runner(study, options).run();
}

std::vector<Finding> all_findings(const ReportInput& report) {
  std::vector<Finding> findings = report.findings;
  findings.insert(findings.end(), report.audit.findings.begin(), report.audit.findings.end());
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return display_order(a, b) < 0; });
  return findings;
}

}  // namespace ecumene
