#include <algorithm>
#include <cmath>

#include "web/ui/format.hpp"
#include "web/views/views.hpp"

namespace jm216::views {
namespace {

/// Bytes as megabytes with one decimal.
std::string megabytes(double bytes) {
  const auto tenths = static_cast<std::uint64_t>(std::lround(bytes / 100000));
  return ui::grouped(tenths / 10) + '.' + std::to_string(tenths % 10);
}

}  // namespace

bool loading(ui::Flow& flow, const Loading& load) {
  const float part = load.total > 0 ? static_cast<float>(std::min(1.0, load.done / load.total)) : 0;
  flow.y += 60;
  const float width = std::min(flow.width, 460.0f);
  ui::Flow middle{flow.x + (flow.width - width) / 2, width, flow.y};
  bool cancel = false;
  {
    ui::Card card(middle, "Reading the ledger");
    ui::Flow& inside = card.inside;
    ui::text(ui::type().body, inside.x, inside.y + 8, ui::palette().secondary,
             ui::fitted(ui::type().body, load.name, inside.width));
    inside.y += 28;
    const ui::Rect bar = inside.take(8, 12);
    ui::fill(bar, ui::palette().selection, 4);
    if (part > 0) {
      ui::fill({bar.x, bar.y, std::max(8.0f, bar.width * part), bar.height}, ui::palette().brand,
               4);
    }
    const ui::Rect line = inside.take(ui::size::control, 0);
    std::string words = "Starting";
    if (load.total > 0) {
      words = std::to_string(static_cast<int>(part * 100)) + "% of " + megabytes(load.total) +
              " MB, " + megabytes(load.rate) + " MB/s";
    }
    if (part >= 1) words = "Read; computing";
    ui::text(ui::type().small, line.x, line.middle(), ui::palette().secondary, words);
    cancel =
        ui::button("cancel", line.right() - ui::button_width("Cancel"), line.middle(), "Cancel");
  }
  flow.y = middle.y;
  return cancel;
}

}  // namespace jm216::views
