#pragma once

#include <string>
#include <string_view>

#include "core/ledger/problem.hpp"

namespace jm216::engine {

/// Problems as bytes, for the way from the worker to the page: the count of those not listed, then
/// file, pointer, line, column and message of each, every one ended by a NUL. Texts hold no NUL:
/// one that a message quotes is shown as its picture.
std::string to_bytes(const Problems& problems);
Problems problems_from(std::string_view bytes);

}  // namespace jm216::engine
