#pragma once

#include <array>
#include <string_view>

#include "core/link/views.hpp"
#include "web/views/views.hpp"
#include "web/views/words.hpp"

// Every view: what it is called, where it stands in the navigation and what draws it.

namespace jm216::views {

/// What is on the screen.
struct OnScreen {
  const Report& report;
  const Document* facts;  // null until the worker has sent them
  const Readings& chosen;
  State& state;
};

struct ViewRow {
  View view;
  std::string_view name;   // in links and scripts (core/link/views.hpp)
  std::string_view label;  // in the navigation
  std::string_view group;  // the heading above it there; those of one group stand together
  Word (*attention)(const Report& report, const Readings& chosen);  // attention.hpp
  void (*draw)(ui::Flow& flow, const OnScreen& what);
};

/// In the order of the navigation.
const std::array<ViewRow, view_names.size()>& view_table();

const ViewRow& row_of(View view);
/// Null where no view has that name.
const ViewRow* find_view(std::string_view name);

}  // namespace jm216::views
