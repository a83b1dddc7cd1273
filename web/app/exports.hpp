#pragma once

#include <string>
#include <vector>

#include "core/report/report.hpp"
#include "web/ui/menu.hpp"
#include "web/views/actions.hpp"

// What the header's Export offers.

namespace jm216 {

struct Offer {
  ui::MenuEntry entry;
  views::Action action{};  // unused of a heading
};

/// `quarter`: the one whose statement is offered, or null.
std::vector<Offer> offers(const Report& report, const QuarterReport* quarter);

}  // namespace jm216
