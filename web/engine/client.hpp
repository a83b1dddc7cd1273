#pragma once

#include "core/agreement/readings.hpp"
#include "core/basics/calendar.hpp"

// What the page asks of the worker (protocol.md). Answers come to main.cpp.

namespace jm216::engine {

void ask_evaluate(Date as_of, const Readings& readings);
void ask_cancel();
/// Loads the example that is served with the page.
void ask_example();

}  // namespace jm216::engine
