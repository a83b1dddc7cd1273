#include "web/bridge/problems.hpp"

#include "web/bridge/packing.hpp"

namespace jm216::engine {

std::string to_bytes(const Problems& problems) {
  std::string out;
  put(out, problems.more);
  for (const Problem& problem : problems.list) {
    put(out, static_cast<std::size_t>(problem.code));
    put(out, problem.name);
    put(out, problem.file);
    put(out, problem.pointer);
    put(out, problem.line);
    put(out, problem.column);
    put(out, problem.message);
  }
  return out;
}

Problems problems_from(std::string_view bytes) {
  Problems problems;
  problems.more = take_number(bytes);
  while (!bytes.empty()) {
    Problem problem;
    problem.code = static_cast<ProblemCode>(take_number(bytes));
    problem.name = take(bytes);
    problem.file = take(bytes);
    problem.pointer = take(bytes);
    problem.line = take_number(bytes);
    problem.column = take_number(bytes);
    problem.message = take(bytes);
    problems.list.push_back(std::move(problem));
  }
  return problems;
}

}  // namespace jm216::engine
