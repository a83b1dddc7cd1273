#include "web/engine/problems.hpp"

#include <charconv>

namespace jm216::engine {
namespace {

void put(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\0') {
      out += "\u2400";
    } else {
      out += c;
    }
  }
  out += '\0';
}

std::string_view take(std::string_view& bytes) {
  const std::size_t end = bytes.find('\0');
  const std::string_view text = bytes.substr(0, end);
  bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  return text;
}

std::size_t take_number(std::string_view& bytes) {
  const std::string_view text = take(bytes);
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

std::string to_bytes(const Problems& problems) {
  std::string out;
  put(out, std::to_string(problems.more));
  for (const Problem& problem : problems.list) {
    put(out, problem.file);
    put(out, problem.pointer);
    put(out, std::to_string(problem.line));
    put(out, std::to_string(problem.column));
    put(out, problem.message);
  }
  return out;
}

Problems problems_from(std::string_view bytes) {
  Problems problems;
  problems.more = take_number(bytes);
  while (!bytes.empty()) {
    Problem problem;
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
