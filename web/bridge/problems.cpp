#include "web/bridge/problems.hpp"

#include <utility>

namespace jm216::engine {

std::string to_bytes(const Problems& problems) {
  Packer way;
  pass_problems(way, problems);
  return std::move(way.bytes);
}

Problems problems_from(std::string_view bytes) {
  Unpacker way{bytes};
  Problems problems;
  pass_problems(way, problems);
  return problems;
}

}  // namespace jm216::engine
