#pragma once

#include <string>

#include "core/agreement/readings.hpp"
#include "core/basics/calendar.hpp"

// What the page asks of the worker (protocol.md). Answers come to main.cpp.

namespace jm216::engine {

void ask_evaluate(Date as_of, const Readings& readings);
/// Why the figure of that id is what it is, in the report of the last evaluation asked for.
void ask_explain(const std::string& id);
void ask_cancel();
/// Loads the example that is served with the page.
void ask_example();

}  // namespace jm216::engine
