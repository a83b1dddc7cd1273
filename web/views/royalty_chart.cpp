#include <algorithm>
#include <cstdlib>
#include <map>

#include "core/basics/sort_stably.hpp"
#include "web/ui/chart.hpp"
#include "web/ui/format.hpp"
#include "web/views/parts.hpp"

namespace jm216::views {
namespace {

/// For the height of a bar only.
double height(const Usd& amount) {
  return std::strtod(amount.text().c_str(), nullptr);
}

struct Unit {
  double size;
  std::string_view name;
};

/// Of which the axis counts no more than some thousands.
Unit unit_of(double highest) {
  constexpr Unit units[] = {
      {1, "US$"}, {1e3, "US$ thousand"}, {1e6, "US$ million"}, {1e9, "US$ billion"}};
  constexpr double most = 10'000;
  for (const Unit& unit : units) {
    if (highest < most * unit.size) return unit;
  }
  return {1e12, "US$ trillion"};
}

/// Puts dollars in the unit that suits the largest of the bars.
Unit scale(std::vector<ui::Bar>& bars) {
  double highest = 0;
  for (const ui::Bar& bar : bars) {
    double up = 0, down = 0;
    for (const double part : bar.parts) (part > 0 ? up : down) += part;
    highest = std::max({highest, up, -down});
  }
  const Unit unit = unit_of(highest);
  for (ui::Bar& bar : bars) {
    for (double& part : bar.parts) part /= unit.size;
  }
  return unit;
}

const std::string& series_of(const Row& row, bool by_seller) {
  return by_seller ? row.seller : row.country;
}

/// Names by how much royalty they bring, at most as many as the chart has colours; the rest is one.
std::vector<std::string> largest(const Report& report, bool by_seller) {
  std::map<std::string, Usd> sums;
  for (const QuarterReport& quarter : report.quarters) {
    for (const Row& row : quarter.rows) {
      if (row.royalty_usd) sums[series_of(row, by_seller)] += *row.royalty_usd;
    }
  }
  std::vector<std::string> names;
  for (const auto& [name, sum] : sums) {
    if (!sum.is_zero()) names.push_back(name);
  }
  sort_stably(names,
              [&sums](const std::string& a, const std::string& b) { return sums[a] > sums[b]; });
  constexpr std::size_t most = 5;
  if (names.size() > most) {
    names.resize(most);
    names.emplace_back("others");
  }
  return names;
}

std::string hint_of(const Report& report, const QuarterReport& quarter) {
  std::string text = to_string(quarter.quarter) + ": ";
  if (quarter.royalty) {
    text += ui::us_dollars(*quarter.royalty);
  } else {
    Usd so_far;
    for (const Row& row : quarter.rows) {
      if (row.royalty_usd) so_far += *row.royalty_usd;
    }
    text += "incomplete, an exchange rate is missing; known so far " + ui::us_dollars(so_far);
  }
  if (!over(report, quarter)) {
    text += ", accruing";
  } else if (quarter.provisional) {
    text += ", provisional";
  }
  return text;
}

}  // namespace

void royalty_chart(ui::Flow& flow, const Report& report, State& state) {
  const bool by_seller = state.series == 1;
  const auto& quarters = report.quarters;
  const auto has_rows = [](const QuarterReport& quarter) { return !quarter.rows.empty(); };
  const auto first = std::find_if(quarters.begin(), quarters.end(), has_rows);
  const auto last = std::find_if(quarters.rbegin(), quarters.rend(), has_rows).base();
  if (first == quarters.end()) {
    ui::empty_state(flow, "No sales yet",
                    "Royalty by quarter is shown here once the ledger has sales dated up to the "
                    "as-of date.");
    return;
  }

  ui::BarChart chart{.name = "Royalty by quarter",
                     .quiet = "not final: accruing or provisional",
                     .open = "incomplete: an exchange rate is missing"};
  chart.series = largest(report, by_seller);
  const QuarterReport* open = shown_quarter(report, state.quarter);
  for (auto quarter = first; quarter != last; ++quarter) {
    ui::Bar bar;
    bar.label = to_string(quarter->quarter);
    bar.hint = hint_of(report, *quarter);
    const bool is_final = over(report, *quarter) && !quarter->provisional;
    bar.look = !quarter->complete ? ui::Bar::Look::open
               : is_final         ? ui::Bar::Look::plain
                                  : ui::Bar::Look::quiet;
    bar.parts.resize(chart.series.size());
    for (const Row& row : quarter->rows) {
      if (!row.royalty_usd || chart.series.empty()) continue;
      const auto name =
          std::find(chart.series.begin(), chart.series.end(), series_of(row, by_seller));
      // A name that is not among the largest belongs to the last, "others".
      const auto index = std::min<std::ptrdiff_t>(
          name - chart.series.begin(), static_cast<std::ptrdiff_t>(bar.parts.size()) - 1);
      bar.parts[static_cast<std::size_t>(index)] += height(*row.royalty_usd);
    }
    if (&*quarter == open) chart.chosen = chart.bars.size();
    chart.bars.push_back(std::move(bar));
  }

  const Unit unit = scale(chart.bars);
  ui::Card card(flow, "Royalty by quarter, " + std::string(unit.name));
  static constexpr std::string_view words[] = {"by country", "by seller"};
  card.segments("series", words, 2, state.series);
  if (chart.series.empty()) {
    ui::write(card.inside, ui::type().body, ui::palette().secondary,
              "None of these quarters has a royalty in dollars: the rate is 0%, "
              "or an exchange rate is missing. The findings say which.");
    return;
  }
  if (const auto pressed = ui::bar_chart(card.inside, chart)) {
    state.quarter = (first + static_cast<std::ptrdiff_t>(*pressed))->quarter;
    state.selection = {};
  }
}

}  // namespace jm216::views
