#include <algorithm>
#include <cmath>

#include "web/ui/chart.hpp"
#include "web/ui/format.hpp"
#include "web/views/parts.hpp"

namespace jm216::views {
namespace {

bool is_last(const TermReport& term, const PatentReport& patent) {
  const PatentReport& last = term.last_patent;
  return patent.case_ == last.case_ && patent.country == last.country &&
         patent.application == last.application;
}

/// Many patents expire on one day: their dots stand beside it, to the left, as near as there is
/// room.
ImVec2 free_spot(ImVec2 wanted, const std::vector<ImVec2>& taken) {
  constexpr float pitch = 9;
  constexpr float rows[] = {0, -1, 1, -2, 2};  // from the middle outwards
  for (int step = 0;; ++step) {
    const auto column = static_cast<float>(step / 5);
    const ImVec2 spot(wanted.x - column * pitch, wanted.y + rows[step % 5] * pitch);
    const bool is_free = std::none_of(taken.begin(), taken.end(), [&spot](const ImVec2& other) {
      return std::abs(other.x - spot.x) < pitch - 0.5f && std::abs(other.y - spot.y) < pitch - 0.5f;
    });
    if (is_free) return spot;
  }
}

/// Expiries by case: one line each, a dot for each patent, filled where it counts.
void expiries(ui::Flow& flow, const Report& report) {
  const TermReport& term = report.term;
  ui::Card card(flow, "When the patents expire");
  std::vector<std::string> cases;
  Date latest = std::max(term.ends, report.as_of);
  for (const PatentReport& patent : term.patents) {
    if (std::find(cases.begin(), cases.end(), patent.case_) == cases.end()) {
      cases.push_back(patent.case_);
    }
    latest = std::max(latest, patent.expires);
  }
  constexpr float line = 52;
  constexpr float names = 92;
  const float height = 34 + line * static_cast<float>(cases.size()) + 34;
  const ui::Rect place = card.inside.take(height, 0);
  const ui::TimeScale scale(make_date(2001, 1, 1), months_after(latest, 15), place.x + names,
                            place.right() - 8);
  const float bottom = place.bottom() - 10;
  ui::years(scale, bottom, place.y + 24);
  ImDrawList& draw = *ImGui::GetWindowDrawList();
  ImGui::PushID("expiries");
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const float y = place.y + 34 + line * (static_cast<float>(i) + 0.5f);
    ui::text(ui::type().small, place.x + 4, y, ui::palette().ink, cases[i]);
    ui::horizontal(scale.at(scale.from()), scale.at(scale.to()), y, ui::palette().line);
    // The last one has its exact place, so it comes first.
    std::vector<const PatentReport*> of_case;
    for (const PatentReport& patent : term.patents) {
      if (patent.case_ != cases[i] || patent.expires < scale.from()) continue;
      of_case.insert(is_last(term, patent) ? of_case.begin() : of_case.end(), &patent);
    }
    std::vector<ImVec2> taken;
    for (const PatentReport* const one : of_case) {
      const PatentReport& patent = *one;
      const ImVec2 dot = free_spot({scale.at(patent.expires), y}, taken);
      taken.push_back(dot);
      const ImU32 colour = patent.counts ? ui::palette().brand : ui::palette().secondary;
      if (is_last(term, patent)) {
        draw.AddCircle(dot, 6, colour, 0, 1.5f);
      }
      if (patent.counts) {
        draw.AddCircleFilled(dot, 3.5f, colour);
      } else {
        draw.AddCircleFilled(dot, 3.5f, ui::palette().panel);
        draw.AddCircle(dot, 3, colour, 0, 1.2f);
      }
      ui::hint(ui::item(patent.case_ + patent.country + patent.application,
                        {dot.x - 4, dot.y - 4, 8, 8}),
               patent.country + ' ' + patent.application + ": expires " + ui::day(patent.expires) +
                   (patent.counts ? ", counts: " : ", does not count: ") + patent.why);
    }
  }
  ImGui::PopID();
  const auto upright = [&](Date day, std::string_view label, float down) {
    const float x = scale.at(day);
    const ImU32 colour = ui::palette().brand;
    ui::vertical(x, place.y + 6, bottom - 12, colour);
    ui::text_right(ui::type().caption, x - 6, place.y + 12 + down, colour, label);
  };
  upright(term.last_expiry, "last expiry", 0);
  upright(term.ends, "TERM ends", scale.at(term.ends) - scale.at(term.last_expiry) < 80 ? 15 : 0);
  ui::today(scale, report.as_of, place.y + 30, bottom - 12, true);
  card.inside.y += 4;
  const float y = card.inside.y + 10;
  const float x = card.inside.x + 8;
  draw.AddCircleFilled({x, y}, 3.5f, ui::palette().brand);
  const float next =
      ui::text(ui::type().small, x + 10, y, ui::palette().secondary, "counts for the TERM");
  draw.AddCircle({next + 20, y}, 3, ui::palette().secondary, 0, 1.2f);
  ui::text(ui::type().small, next + 30, y, ui::palette().secondary, "does not count");
  card.inside.y += 20;
}

ui::Cell cell_of(const TermReport& term, const PatentReport& patent, std::size_t column) {
  switch (column) {
    case 0:
      return {.text = patent.case_};
    case 1:
      return {.text = patent.country};
    case 2:
      return {.text = patent.application};
    case 3:
      return {.text = patent.patent.empty() ? std::string(ui::unknown) : patent.patent,
              .quiet = patent.patent.empty()};
    case 4:
      return {.text = ui::day(patent.expires)};
    case 5:
      return {.text = patent.expires == patent.listed ? "" : ui::day(patent.listed)};
    case 6:
      if (is_last(term, patent)) return {.text = "the last", .tone = ui::Tone::brand};
      if (patent.counts) return {.text = "counts", .tone = ui::Tone::good};
      return {.text = "no", .quiet = true};
    default:
      return {.text = patent.why, .quiet = !patent.counts};
  }
}

}  // namespace

void term(ui::Flow& flow, const Report& report, State& state) {
  const TermReport& term = report.term;
  ui::view_heading(
      flow, "Term and patents",
      "The TERM ends three years after the last expiry among granted patents of "
      "Schedule A in the United States or in a state that was a member of the European "
      "Union when the agreement was made (I.16).");
  const ui::KeyFigure keys[] = {
      {"TERM begins (I.2)", ui::day(term.starts), "effective date"},
      {"Last expiry that counts", ui::day(term.last_expiry),
       "patent " + term.last_patent.country + ' ' + term.last_patent.patent},
      {"TERM ends (I.16)", ui::day(term.ends), "the TERM's last day"},
      {"Records kept until (V.7)", ui::day(term.records_until), "two years longer"},
  };
  ui::key_figures(flow, keys, std::size(keys));
  expiries(flow, report);
  const auto counting = std::count_if(term.patents.begin(), term.patents.end(),
                                      [](const PatentReport& patent) { return patent.counts; });
  ui::Card card(
      flow, "Schedule A",
      std::to_string(counting) + " of " + std::to_string(term.patents.size()) + " rows count");
  const bool moved =
      std::any_of(term.patents.begin(), term.patents.end(),
                  [](const PatentReport& patent) { return patent.expires != patent.listed; });
  std::vector<std::size_t> columns{0, 1, 2, 3, 4, 6, 7};
  if (moved) columns.insert(columns.begin() + 5, 5);
  ui::Table table{
      .id = "patents",
      .rows = term.patents.size(),
      .cell = [&](std::size_t row,
                  std::size_t column) { return cell_of(term, term.patents[row], columns[column]); },
  };
  static constexpr std::string_view heads[] = {"Case",    "Country", "Application",  "Patent",
                                               "Expires", "Listed",  "For the TERM", "Why"};
  for (const std::size_t column : columns) table.columns.push_back({heads[column]});
  ui::table(card.inside, table, state.selection);
}

}  // namespace jm216::views
