#include <algorithm>

#include "core/basics/sort_stably.hpp"
#include "web/ui/chart.hpp"
#include "web/ui/format.hpp"
#include "web/views/parts.hpp"
#include "web/views/standing.hpp"

namespace jm216::views {
namespace {

ui::Tone tone_of(MilestoneStatus status) {
  switch (status) {
    case MilestoneStatus::attained:
      return ui::Tone::good;
    case MilestoneStatus::missed:
      return ui::Tone::bad;
    case MilestoneStatus::upcoming:
      return ui::Tone::neutral;
    case MilestoneStatus::in_grace:
    case MilestoneStatus::attained_late:
      break;
  }
  return ui::Tone::caution;
}

ui::TimeMark mark_of(const MilestoneReport& milestone, Date as_of) {
  const Date day = milestone.attained.value_or(milestone.deadline);
  const std::string words = status(milestone, as_of).text;
  return {day,
          "M" + std::to_string(milestone.number),
          "Milestone " + std::to_string(milestone.number) + ", " + milestone.objective + ": " +
              words + (milestone.attained ? " " : ", deadline ") + ui::day(day),
          ui::TimeMark::Shape::diamond,
          tone_of(milestone.status),
          !milestone.attained.has_value(),
          FigureId::milestone(milestone.number)};
}

}  // namespace

void licence_time_line(ui::Flow& flow, const Report& report, State& state) {
  const TermReport& term = report.term;
  ui::Card card(flow, "The licence's time line");
  const ui::Rect place = card.inside.take(116, 0);
  const auto year_before = [](Date day) {
    return make_date(static_cast<int>(date::year_month_day{day}.year()), 1, 1);
  };
  const Date from = year_before(std::min(term.starts, report.as_of));
  const Date to = months_after(std::max({term.ends, term.records_until, report.as_of}), 9);
  const ui::TimeScale scale(from, to, place.x + 4, place.right() - 4);
  const float y = place.y + 52;
  const float bottom = place.bottom() - 10;
  ui::years(scale, bottom, y + 12);
  // Up to when books and records are kept (V.7), then the TERM itself over it.
  ui::horizontal(scale.at(term.starts), scale.at(term.records_until), y - 0.5f,
                 ui::palette().secondary);
  const ui::Rect span{scale.at(term.starts), y - 6, scale.at(term.ends) - scale.at(term.starts),
                      12};
  ui::fill(span, ui::palette().selection, 6);
  ui::outline(span, ui::palette().brand, 6, 1);

  std::vector<ui::TimeMark> marks;
  for (const MilestoneReport& milestone : report.milestones) {
    marks.push_back(mark_of(milestone, report.as_of));
  }
  marks.push_back({term.last_expiry, "last patent " + ui::day(term.last_expiry),
                   term.last_patent.country + ' ' + term.last_patent.patent + ", case " +
                       term.last_patent.case_,
                   ui::TimeMark::Shape::dot, ui::Tone::brand, false, "term"});
  marks.push_back({term.ends, "TERM " + ui::day(term.ends),
                   "The TERM's last day (" + std::string(term_clause(report)) + ")",
                   ui::TimeMark::Shape::dot, ui::Tone::brand, false, "term"});
  marks.push_back({term.records_until, "records " + ui::month(term.records_until),
                   "Books and records are kept until " + ui::day(term.records_until) + " (V.7)",
                   ui::TimeMark::Shape::dot, ui::Tone::neutral, true,
                   FigureId::deadline("records-until")});
  sort_stably(marks, [](const ui::TimeMark& a, const ui::TimeMark& b) { return a.day < b.day; });
  ui::today(scale, report.as_of, y - 24, y + 36, true);
  ui::marks(scale, y, marks, state.selection);
}

}  // namespace jm216::views
