#pragma once

#include <string>
#include <string_view>

#include "core/basics/problem.hpp"
#include "web/bridge/packing.hpp"

namespace jm216::engine {

/// Problems as bytes, for the way from the worker to the page: the count of those not listed, then
/// code (its place in the catalogue), name, file, sheet, pointer, line, column, message and repairs of each
/// (packing.hpp).
std::string to_bytes(const Problems& problems);
Problems problems_from(std::string_view bytes);

template <class Way, class All>
void pass_problems(Way& way, All& problems) {
  way.number(problems.more);
  way.rest(problems.list, [&way](auto& problem) {
    way.number(problem.code);
    way.text(problem.name);
    way.text(problem.file);
    way.text(problem.sheet);
    way.text(problem.pointer);
    way.number(problem.line);
    way.number(problem.column);
    way.text(problem.message);
    way.list(problem.repairs, [&way](auto& repair) {
      way.text(repair.words);
      way.text(repair.pointer);
      way.text(repair.value);
    });
  });
}

}  // namespace jm216::engine
