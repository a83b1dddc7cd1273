#pragma once

#include "web/views/views.hpp"
#include "web/views/words.hpp"

// Parts that more than one view shows.

namespace jm216::views {

/// What is outstanding in all, and how much of it is overdue.
ui::KeyFigure outstanding_figure(const Report& report);
/// The interest on it, where it is known whether anything was paid.
ui::KeyFigure interest_figure(std::string_view label, const Report& report);

/// Bars of royalty by quarter, by country or by seller; a pressed bar opens its quarter.
void royalty_chart(ui::Flow& flow, const Report& report, State& state);

/// A quarter's rows and what becomes of their sum.
void quarter_rows(ui::Flow& flow, const Report& report, const QuarterReport& quarter, State& state);

/// What fell due and what was paid, with the balance after each; and the interest's periods.
void account(ui::Flow& flow, const Report& report, State& state);
void interest_periods(ui::Flow& flow, const Report& report, State& state);

/// The notices that the ledger records, and what became of them.
void notices(ui::Flow& flow, const Report& report, const Document& ledger, State& state);

/// TERM, milestones, last patent and the as-of date on one line.
void licence_time_line(ui::Flow& flow, const Report& report, State& state);

}  // namespace jm216::views
