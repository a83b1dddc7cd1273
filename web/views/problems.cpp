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
    say_problem(card.inside, problem.message, place_of(problem));
    if (&problem == &found.list.back() && found.more == 0) break;
    ui::horizontal(card.inside.x, card.inside.x + card.inside.width, card.inside.y,
                   ui::palette().line);
  }
  if (found.more > 0) {
    card.inside.y += 10;
    ui::write(card.inside, ui::type().body, ui::palette().secondary,
              "And " + ui::grouped(found.more) + " more.");
  }
}

}  // namespace

void say_problem(ui::Flow& flow, std::string_view message, std::string_view place) {
  flow.y += 9;
  ui::write(flow, ui::type().body, ui::palette().ink, message);
  flow.y += ui::paragraph(ui::type().small, flow.x, flow.y + 1, flow.width, ui::palette().secondary,
                          place);
  flow.y += 10;
}

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
