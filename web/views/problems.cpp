#include <algorithm>

#include "web/ui/format.hpp"
#include "web/views/views.hpp"

namespace jm216::views {
namespace {

std::string place_of(const Problem& problem) {
  std::string place = problem.file;
  if (!problem.pointer.empty()) {
    if (!place.empty()) place += "  ";
    place += problem.pointer;
  }
  if (problem.line > 0) {
    if (!place.empty()) place += "  ·  ";
    place += "line " + ui::grouped(problem.line) + ", column " + ui::grouped(problem.column);
  }
  return place;
}

void problem_list(ui::Flow& flow, const Problems& found) {
  ui::Card card(flow, "What is wrong, and where");
  card.inside.y -= 8;
  for (const Problem& problem : found.list) {
    card.inside.y += 9;
    card.inside.y += ui::paragraph(ui::type().body, card.inside.x, card.inside.y, card.inside.width,
                                   ui::palette().ink, problem.message);
    card.inside.y += ui::paragraph(ui::type().small, card.inside.x, card.inside.y + 1,
                                   card.inside.width, ui::palette().secondary, place_of(problem));
    card.inside.y += 10;
    if (&problem == &found.list.back() && found.more == 0) break;
    ui::horizontal(card.inside.x, card.inside.x + card.inside.width, card.inside.y,
                   ui::palette().line);
  }
  if (found.more > 0) {
    card.inside.y += 10;
    card.inside.y +=
        ui::paragraph(ui::type().body, card.inside.x, card.inside.y, card.inside.width,
                      ui::palette().secondary, "And " + ui::grouped(found.more) + " more.");
  }
}

}  // namespace

bool problems(ui::Flow& flow, const Refusal& refusal, bool something_is_loaded) {
  const float width = std::min(flow.width, 860.0f);
  ui::Flow middle{flow.x + (flow.width - width) / 2, width, flow.y};
  const std::uint64_t count = refusal.problems.list.size() + refusal.problems.more;
  std::string words = "Nothing of " + refusal.name + " was loaded.";
  if (something_is_loaded) words += " The ledger that was loaded before is unchanged.";
  ui::view_heading(middle, "Not loaded: " + ui::counted(count, "problem", "problems"), words);
  const ui::Rect line = middle.take(ui::size::control, 16);
  const bool seen = ui::button("seen", line.x, line.middle(),
                               something_is_loaded ? "Back to the loaded ledger" : "Back");
  problem_list(middle, refusal.problems);
  flow.y = middle.y;
  return seen;
}

}  // namespace jm216::views
