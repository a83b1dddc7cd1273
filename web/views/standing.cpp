#include "web/views/standing.hpp"

#include <algorithm>

#include "core/basics/shown.hpp"
#include "core/report/words.hpp"
#include "web/ui/format.hpp"

namespace jm216::views {
namespace {

/// "royalty percent, term ends", as the amendment changes them.
std::string changes_of(const AmendmentReport& one) {
  std::string words;
  for (const std::string& change : one.changes) words += (words.empty() ? "" : ", ") + change;
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

void add_licence(std::vector<Standing>& all, const Report& report) {
  const LicenceReport& licence = report.licence;
  const auto add = [&](ui::Tone tone, std::string clause, std::string heading, std::string words) {
    all.push_back(
        {tone, std::move(clause), std::move(heading), std::move(words), FigureId::licence()});
  };
  switch (licence.status) {
    case LicenceStatus::not_begun:
      return add(ui::Tone::caution, "I.2", "The licence has not begun",
                 "It begins on " + ui::day(licence.effective_date) + '.');
    case LicenceStatus::in_force:
      return;
    case LicenceStatus::notice_running:
      return add(
          ui::Tone::caution, licence.termination_clause.empty() ? "XI" : licence.termination_clause,
          "A notice to terminate is running",
          licence.terminated_on ? "The licence ends on " + ui::day(*licence.terminated_on) + '.'
                                : "");
    case LicenceStatus::sell_off:
      return add(ui::Tone::bad, licence.termination_clause,
                 "The licence is terminated, and stock is being sold off",
                 termination_in_words(licence));
    case LicenceStatus::terminated:
      return add(ui::Tone::bad, licence.termination_clause,
                 licence.agreement_runs ? "The licences have ended" : "The licence is terminated",
                 licence.terminated_on ? termination_in_words(licence) : "");
    case LicenceStatus::expired:
      break;
  }
  add(ui::Tone::bad, "XI.12", "The licence has expired",
      "The TERM ended on " + ui::day(report.term.ends) + ": " + term_reason(report) + '.');
}

/// What a side may do at any time, whatever happens, is no news.
bool is_always_open(const Right& right) {
  const RightKind kind = RightId::parse(right.id).kind;
  return kind == RightKind::terminate_convenience || kind == RightKind::inspect_books;
}

void add_rights(std::vector<Standing>& all, const Report& report) {
  for (const Right& right : report.rights) {
    if (is_always_open(right)) continue;
    const std::string holder = right.holder == Party::licensor ? "LICENSOR" : "LICENSEE";
    all.push_back({ui::Tone::caution, right.clause, "The " + holder + " may " + name_of(right),
                   "Since " + ui::day(right.from) +
                       (right.until ? ", until " + ui::day(*right.until) : "") + ". " +
                       with_names(right.why) + '.',
                   explanation_of(right)});
  }
}

}  // namespace

std::vector<Standing> standing_of(const Report& report) {
  std::vector<Standing> all;
  add_licence(all, report);
  add_rights(all, report);
  for (std::size_t i = 0; i < report.amendments.size(); ++i) {
    const AmendmentReport& one = report.amendments[i];
    const std::string changes = changes_of(one);
    all.push_back(
        {ui::Tone::brand, "XIV.2",
         one.title.empty() ? "An amendment is in force"
                           : "Amended by “" + isolated(one.title) + "”",
         "From " + ui::day(one.effective) + (changes.empty() ? "." : ": changes " + changes + '.'),
         FigureId::amendment(i)});
  }
  return all;
}

const AmendmentReport* term_amended_by(const Report& report) {
  // In the order in which they count.
  const auto found = std::find_if(
      report.amendments.rbegin(), report.amendments.rend(), [](const AmendmentReport& one) {
        return std::find(one.changes.begin(), one.changes.end(), "term_ends") != one.changes.end();
      });
  return found == report.amendments.rend() ? nullptr : &*found;
}

std::string term_reason(const Report& report) {
  if (const AmendmentReport* const one = term_amended_by(report)) {
    return one->title.empty() ? "amended from " + ui::day(one->effective)
                              : "amended by “" + isolated(one->title) + "”";
  }
  const PatentReport& last = report.term.last_patent;
  return "patent " + last.country + ' ' + last.patent;
}

std::string_view term_clause(const Report& report) {
  return term_amended_by(report) == nullptr ? "I.16" : "XIV.2";
}

}  // namespace jm216::views
