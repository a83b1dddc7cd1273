#pragma once

#include "web/app/page.hpp"

// What stands around every view, and the view. Only the page's State is changed while it is drawn:
// what opens, what is selected, what is asked for.

namespace jm216 {

void draw_frame(Page& page);

// Its parts.

/// The header without what scrolls, and what of it scrolls with the view (0: nothing).
float header_height(const Page& page, const ImVec2& screen);
float header_scrolls(const Page& page, const ImVec2& screen);
void draw_header(Page& page, const ui::Rect& rect, bool narrow);
/// The lines below the first, from `y` on.
void draw_header_lines(Page& page, float x, float right, float y, bool narrow);

/// At the side, or as a bar below the header.
void draw_navigation(Page& page, const ui::Rect& rect);
void draw_navigation_bar(Page& page, const ui::Rect& rect);

/// That an answer is pinned, or what the last change did to the totals.
void draw_pin_bar(Page& page, const ui::Rect& rect);
float effect_bar_height(const Page& page, float width);
void draw_effect_bar(Page& page, const ui::Rect& rect);

}  // namespace jm216
