#include "web/views/attention.hpp"

#include <algorithm>
#include <cstddef>

#include "web/ui/format.hpp"

namespace jm216::views::attention {
namespace {

/// How many there are of what fits.
template <class List, class Fits>
Word counted(const List& all, ui::Tone tone, Fits fits) {
  const auto count = std::count_if(all.begin(), all.end(), fits);
  if (count == 0) return {};
  return {ui::grouped(static_cast<std::uint64_t>(count)), tone};
}

}  // namespace

Word none(const Report&, const Readings&) {
  return {};
}

/// The lines that there are: for the picture, and not for attention.
Word sales(const Report& report, const Readings&) {
  return {ui::grouped(report.ledger.lines_read)};
}

Word obligations(const Report& report, const Readings&) {
  return counted(report.obligations, ui::Tone::bad,
                 [](const Obligation& one) { return one.status == ObligationStatus::overdue; });
}

Word statements(const Report& report, const Readings&) {
  return counted(report.findings, ui::Tone::caution, [](const Finding& one) {
    return one.code == FindingCode::statement_differs || one.code == FindingCode::statement_late ||
           one.code == FindingCode::statement_missing || one.code == FindingCode::sold_exceeds_made;
  });
}

Word milestones(const Report& report, const Readings&) {
  return counted(report.milestones, ui::Tone::caution, [](const MilestoneReport& one) {
    return one.status == MilestoneStatus::in_grace;
  });
}

/// What the other side may do at any time from now on.
Word rights(const Report& report, const Readings&) {
  return counted(report.rights, ui::Tone::caution,
                 [](const Right& one) { return one.holder == Party::licensor; });
}

/// A month ahead; patents expire without anybody's doing.
Word deadlines(const Report& report, const Readings&) {
  return counted(report.deadlines, ui::Tone::caution, [&report](const Deadline& one) {
    constexpr Days month{30};
    if (DeadlineId::parse(one.id).kind == DeadlineKind::patent) return false;
    return one.status == DeadlineStatus::today ||
           (one.status == DeadlineStatus::upcoming && one.date - report.as_of <= month);
  });
}

Word readings(const Report&, const Readings& chosen) {
  return counted(reading_table(), ui::Tone::brand,
                 [&chosen](const ReadingInfo& one) { return one.get(chosen) != 0; });
}

Word findings(const Report& report, const Readings&) {
  const auto severity_of = [](const Finding& one) { return kind_of(one.code).severity; };
  const bool any_error =
      std::any_of(report.findings.begin(), report.findings.end(),
                  [&](const Finding& one) { return severity_of(one) == Severity::error; });
  return counted(report.findings, any_error ? ui::Tone::bad : ui::Tone::caution,
                 [&](const Finding& one) { return severity_of(one) != Severity::note; });
}

}  // namespace jm216::views::attention
