#include "web/views/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/report/words.hpp"
#include "web/ui/format.hpp"

namespace jm216::views {
namespace {

std::string days(Days count) {
  return ui::counted(static_cast<std::uint64_t>(count.count()), "day", "days");
}

/// Days while they can be pictured, then whole years: the date stands beside it.
std::string about(Days count) {
  constexpr int year = 365;
  if (count.count() < 2 * year) return days(count);
  return std::to_string(count.count() / year) + " years";
}

}  // namespace

Word status(const Obligation& obligation, Date as_of) {
  using Status = ObligationStatus;
  switch (obligation.status) {
    case Status::not_triggered:
      return {"not triggered"};
    case Status::accruing:
      return {"accruing"};
    case Status::none:
      return {"nothing payable"};
    case Status::due:
      if (obligation.due == as_of) return {"due today", ui::Tone::caution};
      return {"due in " + days(*obligation.due - as_of), ui::Tone::brand};
    case Status::overdue:
      return {"overdue " + days(as_of - *obligation.due), ui::Tone::bad};
    case Status::unrecorded:
      return {"no payment recorded", ui::Tone::caution};
    case Status::paid:
      return {"paid", ui::Tone::good};
    case Status::paid_late:
      break;
  }
  return {"paid late", ui::Tone::caution};
}

bool is_open(const Obligation& obligation) {
  using Status = ObligationStatus;
  return obligation.status == Status::due || obligation.status == Status::overdue ||
         obligation.status == Status::unrecorded;
}

Word status(const MilestoneReport& milestone, Date as_of) {
  using Status = MilestoneStatus;
  switch (milestone.status) {
    case Status::upcoming:
      return {"upcoming"};
    case Status::in_grace:
      return {"in grace, " + days(milestone.deadline - as_of) + " left", ui::Tone::caution};
    case Status::missed:
      return {"missed", ui::Tone::bad};
    case Status::attained:
      return {"attained", ui::Tone::good};
    case Status::attained_late:
      break;
  }
  return {"attained late", ui::Tone::caution};
}

Word status(const Deadline& deadline, Date as_of) {
  using Status = DeadlineStatus;
  switch (deadline.status) {
    case Status::upcoming: {
      constexpr Days soon{30};
      const Days left = deadline.date - as_of;
      return {"in " + about(left), left <= soon ? ui::Tone::caution : ui::Tone::neutral};
    }
    case Status::today:
      return {"today", ui::Tone::caution};
    case Status::done:
      return {"done", ui::Tone::good};
    case Status::missed:
      return {"missed " + about(as_of - deadline.date) + " ago", ui::Tone::bad};
    case Status::unrecorded:
      return {"nothing recorded", ui::Tone::caution};
    case Status::passed:
      break;
  }
  return {"passed"};
}

Word basis(Basis basis) {
  switch (basis) {
    case Basis::full:
      return {"full"};
    case Basis::generic:
      return {"generic", ui::Tone::brand};
    case Basis::infringement:
      return {"infringement", ui::Tone::brand};
    case Basis::intra_group:
      return {"inside the group", ui::Tone::brand};
    case Basis::free:
      return {"free of charge", ui::Tone::brand};
    case Basis::patent_expired:
      return {"no patent left", ui::Tone::brand};
    case Basis::sell_off:
      return {"sell-off", ui::Tone::brand};
    case Basis::outside_licence:
      return {"outside licence", ui::Tone::bad};
    case Basis::expired:
    case Basis::expired_in_sell_off:
      return {"after the TERM", ui::Tone::brand};
    case Basis::assigned:
      return {"assigned", ui::Tone::brand};
    case Basis::before_effective:
      break;
  }
  return {"before licence", ui::Tone::bad};
}

Word severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return {"error", ui::Tone::bad};
    case Severity::warning:
      return {"warning", ui::Tone::caution};
    case Severity::question:
      return {"question", ui::Tone::brand};
    case Severity::note:
      break;
  }
  return {"note", ui::Tone::brand};
}

std::string name_of(const Obligation& obligation) {
  return name_of_payable(obligation.id);
}

std::string name_of_payable(const std::string& id) {
  const auto figure = FigureId::parse(id);
  if (figure.kind == FigureKind::interest) return "Interest: " + name_of_payable(figure.name);
  const auto of = ObligationId::parse(id);
  switch (of.kind) {
    case ObligationKind::signature:
      return "On signature";
    case ObligationKind::supply:
      return "Supply";
    case ObligationKind::milestone:
      if (const std::size_t dash = of.name.find('-'); dash != std::string::npos) {
        return "Milestone " + of.name.substr(0, dash) + ", instalment " + of.name.substr(dash + 1);
      }
      return "Milestone " + of.name;
    case ObligationKind::royalty:
      return "Royalty " + of.name;
    case ObligationKind::other:
      break;
  }
  return id;
}

std::string name_of(const Right& right) {
  const RightId id = RightId::parse(right.id);
  switch (id.kind) {
    case RightKind::terminate_convenience:
      return "terminate at any time";
    case RightKind::terminate_nonpayment:
      return "terminate for non-payment";
    case RightKind::terminate_force_majeure:
      return "terminate after force majeure";
    case RightKind::terminate_breach:
      return "terminate for breach";
    case RightKind::inspect_books:
      return "inspect the books";
    case RightKind::manufacture:
      return "manufacture";
    case RightKind::continue_use:
      return "go on without royalty";
    case RightKind::terminate_milestone:
      return "terminate for milestone " + id.name;
    case RightKind::reduce_royalty:
      return "pay less in " + country_in_words(id.name);
    case RightKind::other:
      break;
  }
  return right.id;
}

std::string small_first(std::string_view text) {
  std::string out{text};
  if (!out.empty() && out[0] >= 'A' && out[0] <= 'Z') out[0] = static_cast<char>(out[0] + 32);
  return out;
}

std::string choice_words(std::string_view code) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> special{{
      {"licensor", "LICENSOR"},
      {"licensee", "LICENSEE"},
      {"sublicensee", "sub-licensee"},
      {"licensed", "the licensed goods themselves"},
      {"spc", "supplementary protection certificate"},
      {"other", "outside Schedule A"},
      {"ip", "infringement of others' rights (a)"},
      {"defects", "defects (b)"},
      {"post", "registered or recorded post"},
  }};
  for (const auto& [of, words] : special) {
    if (of == code) return std::string(words);
  }
  const auto notice = find_notice_kind(code);
  return notice ? in_words(*notice) : code_in_words(code);
}

std::string reading_words(std::string_view value) {
  return value.starts_with("us-") ? "US " + code_in_words(value.substr(3)) : code_in_words(value);
}

std::string with_names(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" ,;().:"), text.size());
    const std::string word{text.substr(0, end)};
    const ObligationKind kind = ObligationId::parse(word).kind;
    const bool is_id = kind == ObligationKind::royalty || kind == ObligationKind::milestone;
    out += is_id ? small_first(name_of_payable(word)) : word;
    if (end == text.size()) break;
    out += text[end];
    text.remove_prefix(end + 1);
  }
  return out;
}

std::string_view role(Role role) {
  switch (role) {
    case Role::licensee:
      return "licensee";
    case Role::affiliate:
      return "affiliate";
    case Role::sublicensee:
      break;
  }
  return "sub-licensee";
}

std::uint64_t count_of(const Report& report, Severity severity) {
  return static_cast<std::uint64_t>(std::count_if(
      report.findings.begin(), report.findings.end(),
      [severity](const Finding& finding) { return kind_of(finding.code).severity == severity; }));
}

std::string findings_counted(const Report& report) {
  const std::uint64_t errors = count_of(report, Severity::error);
  const std::uint64_t warnings = count_of(report, Severity::warning);
  if (errors + warnings == 0) return "no errors and no warnings";
  std::string words;
  if (errors > 0) words = ui::counted(errors, "error", "errors");
  if (errors > 0 && warnings > 0) words += " and ";
  if (warnings > 0) words += ui::counted(warnings, "warning", "warnings");
  return words;
}

bool says_fictional(const std::string& title) {
  constexpr std::string_view word = "fictional";
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  return std::search(title.begin(), title.end(), word.begin(), word.end(), same) != title.end();
}

bool as_signed(const Report& report) {
  return std::any_of(report.findings.begin(), report.findings.end(),
                     [](const Finding& finding) { return finding.code == FindingCode::as_signed; });
}

const Obligation* find_obligation(const Report& report, std::string_view id) {
  const auto found = std::find_if(report.obligations.begin(), report.obligations.end(),
                                  [id](const Obligation& one) { return one.id == id; });
  return found == report.obligations.end() ? nullptr : &*found;
}

bool over(const Report& report, const QuarterReport& quarter) {
  return quarter.quarter.last_day() < report.as_of;
}

const QuarterReport* shown_quarter(const Report& report, std::optional<Quarter> opened) {
  const QuarterReport* latest = nullptr;
  const QuarterReport* latest_over = nullptr;
  for (const QuarterReport& quarter : report.quarters) {
    if (opened && quarter.quarter == *opened) return &quarter;
    if (quarter.rows.empty()) continue;
    latest = &quarter;
    if (over(report, quarter)) latest_over = &quarter;
  }
  return latest_over != nullptr ? latest_over : latest;
}

std::string changes(const Totals& now, Date term_ends_now, const Totals& then,
                    Date term_ends_then) {
  std::string words, lost, found;
  const auto add = [](std::string& list, const std::string& one, std::string_view between) {
    if (!list.empty()) list += between;
    list += one;
  };
  const auto total = [&](const char* what, const std::optional<Usd>& before,
                         const std::optional<Usd>& after) {
    if (before == after) return;
    if (!before) return add(found, what + (' ' + ui::dollars(*after)), ", ");
    if (!after) return add(lost, what, ", ");
    const Usd growth = *after - *before;
    add(words, what + std::string(growth.is_positive() ? " +" : " ") + ui::dollars(growth), " · ");
  };
  total("royalty", now.royalty, then.royalty);
  total("owed", now.obligations, then.obligations);
  total("paid", now.paid, then.paid);
  total("outstanding", now.outstanding, then.outstanding);
  total("overdue", now.overdue, then.overdue);
  total("interest", now.interest_outstanding, then.interest_outstanding);
  if (!lost.empty()) add(words, "not known any more: " + lost, " · ");
  if (!found.empty()) add(words, "now known: " + found, " · ");
  if (term_ends_now != term_ends_then) add(words, "TERM ends " + ui::day(term_ends_then), " · ");
  return words;
}

std::string changes(const Report& before, const Report& now) {
  std::string words =
      changes(totals_said(before), before.term.ends, totals_said(now), now.term.ends);
  const bool known = payments_are_known(now);
  if (known == payments_are_known(before)) return words;
  if (!words.empty()) words += " · ";
  return words + (known ? "interest is reckoned from now on, since payments are recorded"
                        : "interest is not reckoned any more, since no payments are recorded");
}

}  // namespace jm216::views
