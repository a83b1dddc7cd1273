#include <algorithm>

#include "core/agreement/as_signed.hpp"
#include "web/platform/platform.hpp"
#include "web/views/views.hpp"

namespace jm216::views {

void start(ui::Flow& flow, State& state) {
  const ui::Palette& colours = ui::palette();
  const float width = std::min(flow.width, 620.0f);
  ui::Flow middle{flow.x + (flow.width - width) / 2, width,
                  flow.y + (flow.width < ui::size::narrow ? 8.0f : 48.0f)};
  {
    const ui::mirror::Heading heading(1);
    middle.y += ui::paragraph(ui::type().heading, middle.x, middle.y, width, colours.ink,
                              "What is owed under the JM216 licence?") +
                12;
  }
  middle.y += ui::paragraph(
      ui::type().body, middle.x, middle.y, width, colours.secondary,
      "Johnson Matthey PLC licensed the platinum complex JM216 to NeoTherapeutics, Inc. on " +
          in_full(as_signed::execution) +
          ". Open a ledger of sales and see royalties by quarter, what is due with interest, how "
          "long the licence runs and why, and where each milestone stands.");
  middle.y += 20;
  {
    ui::Card card(middle);
    ui::Flow& inside = card.inside;
    inside.y += 4;
    ui::Rect line = inside.take(ui::size::control, 8);
    float x = line.x;
    // Beside the one before, or on a line of its own where there is no room.
    const auto button = [&](std::string_view id, std::string_view label, ui::Weight weight) {
      if (x > line.x && x + ui::button_width(label) > line.right()) {
        line = inside.take(ui::size::control, 8);
        x = line.x;
      }
      const bool pressed = ui::button(id, x, line.middle(), label, weight);
      x += ui::button_width(label) + 10;
      return pressed;
    };
    if (button("open", "Open a ledger", ui::Weight::primary)) platform::pick_files();
    if (button("example", "See the example", ui::Weight::plain)) {
      state.actions.ask(Example{"example.json"});
    }
    if (button("what happened", "What really happened", ui::Weight::plain)) {
      state.actions.ask(Example{"what_happened.json"});
    }
    inside.y += 4;
    ui::write(
        inside, ui::type().small, colours.secondary,
        "Or drop files anywhere on this page, or paste the text of a ledger. A ledger is a JSON "
        "file; several opened together make one ledger. Sales in a workbook (.xlsx) or as CSV "
        "become one, once it is said which column is what. The example is fictional; what really "
        "happened is the licence's public history, and short enough for a link.");
    inside.y += 2;
  }
  middle.y += 8;
  const auto promise = [&](std::string_view strong, std::string_view words) {
    {
      const ui::mirror::Heading heading(2);
      ui::text(ui::type().title, middle.x, middle.y + 10, colours.ink, strong);
    }
    middle.y += 22;
    middle.y += ui::paragraph(ui::type().body, middle.x, middle.y, width, colours.secondary, words);
    middle.y += 14;
  };
  promise("Nothing leaves this computer",
          "The calculation runs in this page. What you open is neither uploaded nor stored.");
  promise(
      "Every rule has its clause",
      "Where the agreement's words leave two answers, the page shows both and lets you choose.");
  promise("A calculation, not legal advice",
          "The agreement as signed governs; amendments count where the ledger records them.");
  flow.y = middle.y;
}

}  // namespace jm216::views
