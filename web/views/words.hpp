#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/report/report.hpp"
#include "web/ui/tone.hpp"

// How the report's codes are said on the page.

namespace jm216::views {

struct Word {
  std::string text;
  ui::Tone tone = ui::Tone::neutral;
};

/// "overdue 61 days", "due in 30 days", "paid".
Word status(const Obligation& obligation, Date as_of);
/// Whether it waits for a payment, or for word of one.
bool is_open(const Obligation& obligation);
Word status(const MilestoneReport& milestone, Date as_of);
/// "in 12 days", "missed 61 days ago", "done".
Word status(const Deadline& deadline, Date as_of);
Word basis(Basis basis);
Word severity(Severity severity);

/// "Royalty 2009-Q1", "Milestone 1", "On signature".
std::string name_of(const Obligation& obligation);
/// The same by its id; "Interest: Royalty 2009-Q1" where it is the interest on it.
std::string name_of_payable(const std::string& id);

/// "terminate at any time", "terminate for milestone 3".
std::string name_of(const Right& right);

/// A code of the ledger as people say it: "notice to terminate at any time", "sub-licensee".
std::string choice_words(std::string_view code);

/// A reading's value: "as listed", "US stops".
std::string reading_words(std::string_view value);

/// A sentence with the names of sums in place of their ids: "the payment royalty 2009-Q1 was not made".
std::string with_names(std::string_view text);

/// "exchange rates", of a title that stands within a sentence.
std::string small_first(std::string_view text);

std::string_view role(Role role);

std::uint64_t count_of(const Report& report, Severity severity);
/// "2 errors and 3 warnings", "no errors and no warnings".
std::string findings_counted(const Report& report);

/// Whether the ledger says in its title that it is made up: the format has no field for it.
bool says_fictional(const std::string& title);
/// Whether no amendment is in the agreement that was computed by.
bool as_signed(const Report& report);

/// What of the totals, and the TERM's end, is not the same: "royalty −82,181.92 · owed −41,085.79";
/// empty where nothing is.
std::string changes(const Totals& now, Date term_ends_now, const Totals& then, Date term_ends_then);
/// The same of two answers, with the reason for what is known only now, or not any more.
std::string changes(const Report& before, const Report& now);

/// The obligation of that id, or null.
const Obligation* find_obligation(const Report& report, std::string_view id);

/// The quarter that a view shows when none was opened: the latest that is over and has rows, else
/// the latest with rows. Null where none has.
const QuarterReport* shown_quarter(const Report& report, std::optional<Quarter> opened);

/// Whether the quarter is over as of the report's day.
bool over(const Report& report, const QuarterReport& quarter);

}  // namespace jm216::views
