#include "core/basics/sentence.hpp"

#include <algorithm>

namespace jm216 {

void fill_in(std::string& text, std::string_view sentence, std::span<const Argument> arguments) {
  const auto is_mark = [](char c) { return c == '{' || c == '[' || c == ']'; };
  for (;;) {
    const auto mark = std::find_if(sentence.begin(), sentence.end(), is_mark);
    text.append(sentence.begin(), mark);
    if (mark == sentence.end()) return;
    const char opened = *mark;
    sentence.remove_prefix(static_cast<std::size_t>(mark - sentence.begin()));
    if (opened == ']') {
      sentence.remove_prefix(1);
      continue;
    }
    const std::size_t end = sentence.find(opened == '{' ? '}' : '|');
    const std::string_view name = sentence.substr(1, end - 1);
    const auto given = std::find_if(arguments.begin(), arguments.end(),
                                    [&](const Argument& one) { return one.name == name; });
    const bool is_given = given != arguments.end();
    std::size_t last = end;
    if (opened == '{') {
      text += is_given ? given->text : sentence.substr(0, end + 1);
    } else if (!is_given) {
      last = sentence.find(']');
    }
    sentence.remove_prefix(last + 1);
  }
}

}  // namespace jm216
