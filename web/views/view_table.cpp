#include "web/views/view_table.hpp"

#include <algorithm>
#include <cstddef>
#include <type_traits>

#include "web/views/attention.hpp"

namespace jm216::views {
namespace {

/// Draws a view with what it asks for. What needs the facts waits for them.
template <auto view>
void with(ui::Flow& flow, const OnScreen& what) {
  using Of = decltype(view);
  if constexpr (std::is_invocable_v<Of, ui::Flow&, const Report&, const Document&, State&>) {
    if (what.facts != nullptr) view(flow, what.report, *what.facts, what.state);
  } else if constexpr (std::is_invocable_v<Of, ui::Flow&, const Report&, const Readings&, State&>) {
    view(flow, what.report, what.chosen, what.state);
  } else {
    view(flow, what.report, what.state);
  }
}

constexpr std::string_view licence = "LICENCE";
constexpr std::string_view why = "WHY";

constexpr std::array<ViewRow, view_names.size()> table{{
    {View::overview, "overview", "Overview", "", attention::none, with<overview>},
    {View::sales, "sales", "Sales", "", attention::sales, with<sales>},
    {View::royalties, "royalties", "Royalties", "", attention::none, with<royalties>},
    {View::obligations, "obligations", "Obligations", "", attention::obligations,
     with<obligations>},
    {View::statements, "statements", "Statements", "", attention::statements, with<statements>},
    {View::facts, "facts", "Facts", "", attention::none, with<facts>},
    {View::term, "term", "Term and patents", licence, attention::none, with<term>},
    {View::milestones, "milestones", "Milestones", licence, attention::milestones,
     with<milestones>},
    {View::rights, "rights", "Rights and notices", licence, attention::rights, with<rights>},
    {View::deadlines, "deadlines", "Deadlines", licence, attention::deadlines, with<deadlines>},
    {View::readings, "readings", "Readings", why, attention::readings, with<readings>},
    {View::judgment, "judgment", "Left to judgment", why, attention::none, with<judgment>},
    {View::findings, "findings", "Findings", why, attention::findings, with<findings>},
}};

/// Where the table has that view: beyond its end where it has not.
constexpr std::size_t place_of(View view) {
  std::size_t at = 0;
  while (at < table.size() && table.at(at).view != view) ++at;
  return at;
}

/// The links' names, in the order of View.
constexpr bool names_agree() {
  for (std::size_t i = 0; i < view_names.size(); ++i) {
    const std::size_t at = place_of(static_cast<View>(i));
    if (at == table.size() || table.at(at).name != view_names.at(i)) return false;
  }
  return true;
}
static_assert(names_agree());

}  // namespace

const std::array<ViewRow, view_names.size()>& view_table() {
  return table;
}

const ViewRow& row_of(View view) {
  return table.at(place_of(view));
}

const ViewRow* find_view(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [name](const ViewRow& row) { return row.name == name; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace jm216::views
