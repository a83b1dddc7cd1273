#pragma once

#include <string>
#include <string_view>

#include "core/basics/problem.hpp"

namespace jm216::engine {

/// Problems as bytes, for the way from the worker to the page: the count of those not listed, then
/// code (its place in the catalogue), name, file, pointer, line, column and message of each
/// (packing.hpp).
std::string to_bytes(const Problems& problems);
Problems problems_from(std::string_view bytes);

}  // namespace jm216::engine
