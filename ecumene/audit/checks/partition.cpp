// Membership lists: every region stands in one group, once.
#include <algorithm>
#include <map>
#include <optional>

#include "ecumene/audit/checks/descriptors.hpp"
#include "ecumene/audit/lists.hpp"
#include "ecumene/audit/names.hpp"
#include "ecumene/base/utf8.hpp"

namespace ecumene::auditing {
namespace {

struct List {
  const TableWork* table = nullptr;
  std::vector<Member> members;
  std::map<std::string, std::vector<const Member*>> by_name;  // folded
};

struct Universe {
  std::map<std::string, std::string> names;  // folded -> as printed
  bool stated = false;
};

std::string printed_name(const Work& work, const std::string& folded) {
  for (const auto& table : work.tables) {
    for (const auto& row : table->table().rows)
      for (const auto& cell : row.stub)
        if (utf8::folded(cell.raw) == folded) return cell.raw;
    for (const auto& cell : table->table().cells)
      if (cell.kind == CellKind::text && utf8::folded(cell.raw) == folded) return cell.raw;
  }
  return folded;
}

// Another source tells about the same regions if most of its names are in the list and most of the list's in it.
bool same_regions(const std::set<std::string>& names, const List& list) {
  const auto common = static_cast<std::size_t>(
      std::count_if(names.begin(), names.end(), [&](const auto& name) { return list.by_name.contains(name); }));
  return common >= 3 && common * 10 >= names.size() * 7 && common * 10 >= list.by_name.size() * 6;
}

Universe universe_of(const Work& work, const List& list, const std::vector<List>& lists) {
  Universe universe;
  for (const auto& region : work.options.regions) universe.names.emplace(utf8::folded(region), region);
  universe.stated = !universe.names.empty();
  if (universe.stated) return universe;
  std::vector<std::set<std::string>> sources;
  for (const auto& table : work.tables)
    if (table.get() != list.table) sources.push_back(region_names(*table));
  for (const auto& other : lists) {
    if (&other == &list) continue;
    sources.emplace_back();
    for (const auto& [name, members] : other.by_name) sources.back().insert(name);
  }
  for (const auto& source : sources)
    if (same_regions(source, list))
      for (const auto& name : source) universe.names.emplace(name, printed_name(work, name));
  return universe;
}

std::vector<std::string> missing_names(const List& list, const Universe& universe) {
  std::vector<std::string> missing;
  for (const auto& name : universe.names) {
    const std::string& folded = name.first;
    if (list.by_name.contains(folded)) continue;
    const bool respelled = std::any_of(list.by_name.begin(), list.by_name.end(), [&](const auto& entry) {
      return !universe.names.contains(entry.first) && same_but_for_spelling(entry.first, folded);
    });
    if (!respelled) missing.push_back(name.second);
  }
  return missing;
}

// The missing name that a doubled one most resembles, if any does.
std::optional<std::string> meant_instead(const std::string& doubled, const std::vector<std::string>& missing) {
  std::optional<std::string> best;
  for (const auto& name : missing)
    if (resemble(doubled, name) && (!best || edit_distance(doubled, name) < edit_distance(doubled, *best))) best = name;
  return best;
}

std::string groups_of(const std::vector<const Member*>& members) {
  std::vector<std::string> groups;
  for (const auto* member : members)
    if (std::find(groups.begin(), groups.end(), member->group) == groups.end()) groups.push_back(member->group);
  std::string text;
  for (const auto& group : groups) text += (text.empty() ? "" : " and ") + quoted(group);
  return text;
}

void report_twice(Work& work, const std::vector<const Member*>& members, const std::optional<std::string>& instead) {
  Finding finding{.code = "partition-member-twice"};
  finding.severity = Severity::error;
  finding.verdict = Verdict::conflict;
  finding.printed = members.back()->name;
  finding.what = quoted(members.back()->name) + " is listed " +
                 (members.size() == 2 ? "twice" : std::to_string(members.size()) + " times") + ", in " +
                 groups_of(members);
  finding.way_out = "keep it in one group only";
  finding.places.push_back(members.back()->place);
  for (std::size_t i = 0; i + 1 < members.size(); ++i) finding.places.push_back(members[i]->place);
  if (instead) {
    finding.what += "; " + quoted(*instead) + " is missing and was probably meant by one of them";
    finding.recomputed = *instead;
    finding.way_out = "write " + quoted(*instead) + " for one of the two, after a look at the source";
    finding.repair.cells.push_back({members.back()->place, members.back()->name, *instead});
    finding.repair.alternatives = members.size() - 1;
  }
  work.report(std::move(finding));
}

void report_missing(Work& work, const List& list, const std::string& name, const std::string& doubled) {
  Finding finding{.code = "partition-member-missing"};
  finding.severity = doubled.empty() ? Severity::error : Severity::warning;  // the doubled name already is the error
  finding.verdict = Verdict::conflict;
  finding.recomputed = name;
  finding.what = quoted(name) + " is in no group of table " + quoted(list.table->table().name);
  if (!doubled.empty()) finding.what += "; " + quoted(doubled) + " stands there twice";
  finding.way_out = "add it to its group, or name all the regions there are if it does not belong to them";
  finding.places.push_back(list.members.front().place);
  work.report(std::move(finding));
}

void count_single(Work& work, const List& list) {
  for (const auto& [folded, members] : list.by_name) {
    if (members.size() != 1) continue;
    work.count("partition", Verdict::holds);
    if (work.options.list_holding)
      work.report_holding("partition", Verdict::holds,
                          quoted(members.front()->name) + " stands once, in " + quoted(members.front()->group),
                          {members.front()->place});
  }
}

void look_at(Work& work, const List& list, const std::vector<List>& lists) {
  const auto universe = universe_of(work, list, lists);
  auto missing = missing_names(list, universe);
  std::map<std::string, std::string> doubled_for;  // missing -> doubled
  std::size_t conflicts = 0;
  for (const auto& [folded, members] : list.by_name) {
    if (members.size() < 2) continue;
    const auto instead = meant_instead(folded, missing);
    if (instead) doubled_for.emplace(*instead, members.front()->name);
    report_twice(work, members, instead);
    ++conflicts;
  }
  // A list that lacks a third of the regions is another selection, not a partition with a gap.
  if (!universe.stated && missing.size() * 4 > universe.names.size()) missing.clear();
  for (const auto& name : missing)
    report_missing(work, list, name, doubled_for.contains(name) ? doubled_for[name] : std::string());
  conflicts += missing.size() - std::min(missing.size(), doubled_for.size());
  work.count("partition", Verdict::conflict, conflicts);
  count_single(work, list);
}

void look(Work& work) {
  std::vector<List> lists;
  for (const auto& table : work.tables) {
    auto members = members_of(*table);
    for (const auto& other : work.tables)
      if (members.empty() && other != table) members = members_among(*table, region_names(*other));
    if (members.size() < 4) continue;
    lists.push_back({.table = table.get(), .members = std::move(members), .by_name = {}});
  }
  for (auto& list : lists)
    for (const auto& member : list.members) list.by_name[member.folded].push_back(&member);
  for (const auto& list : lists) look_at(work, list, lists);
}

Finding finding(Verdict) {
  return Finding{.code = "partition-member-twice"};
}

}  // namespace

const CheckDescriptor partition{
    .name = "partition",
    .title = "Membership lists name every region once",
    .formula = "the groups are disjoint, and their union is the regions of the other tables or those stated",
    .source = "Fellegi & Holt 1976, J. Am. Stat. Assoc. 71 (edits on categories); Levenshtein 1966 (likeness of names)",
    .example = "tests/cases/audit-membership-lists.case",
    .turn = 13,
    .look = look,
    .finding = finding};

}  // namespace ecumene::auditing
