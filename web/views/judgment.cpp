#include "web/views/parts.hpp"

namespace jm216::views {

void judgment(ui::Flow& flow, const Report& report, State&) {
  ui::view_heading(
      flow, "Left to judgment",
      "What the agreement's words do not let anyone compute. Where a figure rests on one "
      "of these, it takes the facts as the ledger records them.");
  ui::Card card(flow);
  card.inside.y -= 8;
  constexpr float clauses = 68;
  for (const NotComputable& item : report.not_computable) {
    ui::Flow& inside = card.inside;
    inside.y += 9;
    ui::text(ui::type().small_strong, inside.x, inside.y + 10, ui::palette().brand, item.clause);
    inside.y += ui::paragraph(ui::type().body, inside.x + clauses, inside.y, inside.width - clauses,
                              ui::palette().ink, item.why) +
                9;
    if (&item != &report.not_computable.back()) {
      ui::horizontal(inside.x, inside.x + inside.width, inside.y, ui::palette().line);
    }
  }
  card.inside.y -= 6;
}

}  // namespace jm216::views
