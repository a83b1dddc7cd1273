#include "web/ui/format.hpp"
#include "web/views/cells.hpp"
#include "web/views/parts.hpp"

namespace jm216::views {

ui::KeyFigure outstanding_figure(const Report& report) {
  const Totals& totals = report.totals;
  ui::KeyFigure key =
      amount_key("Outstanding", totals.outstanding, FigureId::total("outstanding_usd"));
  if (!totals.outstanding || !totals.overdue) {
    key.remark = "see findings";
  } else if (totals.overdue->is_positive()) {
    const bool all = *totals.overdue == *totals.outstanding;
    key.remark = all ? "all overdue" : "overdue " + ui::dollars(*totals.overdue);
    key.tone = ui::Tone::bad;
  } else if (!payments_are_known(report)) {
    key.remark = "no payments recorded";
    key.tone = ui::Tone::caution;
  } else {
    key.remark = "nothing overdue";
  }
  return key;
}

ui::KeyFigure interest_figure(std::string_view label, const Report& report) {
  ui::KeyFigure key = amount_key(std::string(label), totals_said(report).interest_outstanding,
                                 FigureId::total("interest_outstanding_usd"));
  key.remark = payments_are_known(report) ? "to " + ui::day(report.as_of) : "no payments recorded";
  return key;
}

}  // namespace jm216::views
