#include <algorithm>

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
  } else if (std::any_of(report.obligations.begin(), report.obligations.end(),
                         [](const Obligation& one) {
                           return one.status == ObligationStatus::unrecorded;
                         })) {
    key.remark = "no payments recorded";
    key.tone = ui::Tone::caution;
  } else {
    key.remark = "nothing overdue";
  }
  return key;
}

}  // namespace jm216::views
